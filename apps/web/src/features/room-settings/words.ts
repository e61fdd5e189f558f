import { wordsOf } from '../../shared/i18n/words-of';

/** The words of what one can do with a room. */
export const english = {
  menu: 'More about this room',
  star: 'Mark with a star',
  unstar: 'Take the star off',
  notify: 'Notifications',
  all: 'For every message',
  mentions: 'When I am mentioned',
  none: 'Never',
  mute: 'Mute for eight hours',
  unmute: 'Unmute',
  pins: 'Pinned messages',
  settings: 'Settings of the room',
  addPeople: 'Add people',
  archive: 'Archive',
  unarchive: 'Take out of the archive',
  leave: 'Leave',
  delete: 'Delete',
  failed: 'That could not be changed',
  settingsTitle: 'Settings of the room',
  name: 'Name',
  topic: 'Topic',
  topicHint: 'What is talked about here.',
  description: 'Description',
  kind: 'Who can join',
  kinds: { public: 'Everybody in the team', private: 'Only people who are added', project: 'A project: those added' },
  posting: 'Who can write',
  postings: { everyone: 'Everybody in the channel', admins: 'Only its admins' },
  save: 'Save',
  saved: 'Saved',
  leaveTitle: 'Leave {{name}}?',
  leaveText: 'You will hear no more of it. What you wrote stays.',
  deleteTitle: 'Delete {{name}}?',
  deleteText: 'It disappears for everybody at once, with everything that was said in it.',
  addTitle: 'Add people',
  added: '{{name}} was added',
  addFailed: 'The person could not be added',
  groupTitle: 'New group conversation',
  groupOpen: 'Start the conversation',
  groupFailed: 'The conversation could not be opened',
  chosen: 'People chosen',
  unchoose: 'Leave out {{name}}',
  browseTitle: 'Browse channels',
  browseSearch: 'Search channels by name',
  browseFailed: 'The channels could not be loaded',
  noChannels: 'No other channels',
  noChannelsText: 'You are in every public channel of this team.',
  joinFailed: 'The channel could not be joined',
  memberCount_one: '{{count, number}} member',
  memberCount_other: '{{count, number}} members',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    roomSettings: typeof english;
  }
}

export const words = wordsOf('roomSettings', english);
