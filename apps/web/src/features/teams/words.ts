import { wordsOf } from '../../shared/i18n/words-of';

/** The words of teams. */
export const english = {
  rail: 'Teams',
  add: 'Create or join a team',
  name: 'Team name',
  namePlaceholder: 'For example, your company or club',
  create: 'Create team',
  listFailed: 'Your teams could not be loaded',
  menu: '{{team}}: menu of the team',
  members: 'Members',
  membersOf: 'Members of {{team}}',
  membersFailed: 'The members could not be loaded',
  search: 'Search members',
  nobody: 'Nobody by that name',
  nobodyText: 'Try another spelling, or invite them.',
  loadMore: 'Show more',
  you: 'You',
  unread: 'unread messages',
  role: 'Role',
  manage: 'Manage {{name}}',
  remove: 'Remove from the team',
  removeTitle: 'Remove {{name}} from {{team}}?',
  removeText: 'They leave all its channels as well. What they wrote stays.',
  addLabel: 'Add somebody who has an account here',
  addPlaceholder: 'Email or username',
  addMember: 'Add',
  added: '{{name}} is in the team',
  changeFailed: 'That could not be changed',
  settings: 'Settings of the team',
  settingsOf: 'Settings of {{team}}',
  description: 'Description',
  save: 'Save',
  saved: 'Saved',
  noticeTitle: 'Tell everybody something',
  noticeHead: 'Title',
  noticeBody: 'Text',
  noticeSend: 'Send to all members',
  noticeOf: '{{name}}: {{title}}',
  leave: 'Leave the team',
  leaveTitle: 'Leave {{team}}?',
  leaveText: 'You leave all its channels as well. What you wrote stays.',
  delete: 'Delete the team',
  deleteTitle: 'Delete {{team}}?',
  deleteText: 'It disappears for everybody at once, with all its channels and everything said in them.',
  roles: { owner: 'Owner', admin: 'Admin', member: 'Member', guest: 'Guest' },
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    teams: typeof english;
  }
}

export const words = wordsOf('teams', english);
