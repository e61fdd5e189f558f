import { wordsOf } from '../../shared/i18n/words-of';

/** The words of people. */
export const english = {
  title: 'People',
  text: 'Everybody who shares a team or a room with you.',
  search: 'Search people',
  failed: 'People could not be loaded',
  nobody: 'Nobody by that name',
  nobodyText: 'Try another spelling, or the beginning of the name.',
  more: 'Show more',
  you: 'You',
  presenceTitle: 'You are shown as',
  presenceFailed: 'Your presence could not be changed',
  profile: 'Profile of {{name}}',
  open: 'Open the profile of {{name}}',
  message: 'Message',
  mute: 'Mute',
  unmute: 'Unmute',
  block: 'Block',
  unblock: 'Unblock',
  muteHint: 'Their messages are folded and do not notify you.',
  edit: 'Edit your profile',
  since: 'Here since {{day}}',
  bot: 'Bot',
  deactivated: 'This account is deactivated.',
  gone: 'This person is not here',
  goneText: 'The account does not exist, or you share no team or room any more.',
  profileFailed: 'The profile could not be loaded',
  isBlocked: 'You have blocked this person. Neither of you can write to the other directly.',
  isMuted: 'You have muted this person.',
  blockTitle: 'Block {{name}}?',
  blockText: 'Neither of you can write to the other directly until you undo it. They are not told.',
  changeFailed: 'That did not work for {{name}}',
  blocked: '{{name}} is blocked',
  unblocked: '{{name}} is no longer blocked',
  muted: '{{name}} is muted',
  unmuted: '{{name}} is no longer muted',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    people: typeof english;
  }
}

export const words = wordsOf('people', english);
