import { wordsOf } from '../../shared/i18n/words-of';

/** The words of invitations. */
export const english = {
  title: 'Invite people to {{team}}',
  text: 'Whoever opens the link can join, after signing up or in.',
  role: 'They join as',
  roles: { member: 'Member', guest: 'Guest', admin: 'Admin' },
  expires: 'The link works for',
  expiries: { 24: '1 day', 168: '7 days', 720: '30 days' },
  uses: 'It can be used',
  noLimit: 'Without limit',
  times_one: 'Once',
  times_other: '{{count, number}} times',

  create: 'Create link',
  createAnother: 'Create another link',
  createFailed: 'The link could not be created',
  link: 'Invitation link',
  copy: 'Copy link',
  copied: 'Copied',
  copyFailed: 'The link could not be copied; select it and copy it yourself',
  open: 'Links that work now',
  listFailed: 'The links could not be loaded',
  unused: 'not used yet',
  used: 'used {{uses, number}} ×',
  byYou: 'by you',
  usedOf: 'used {{uses, number}} of {{most, number}} ×',

  until: 'until {{date}}',
  forever: 'no end',
  revoke: 'Revoke',
  revokeOf: 'Revoke the link {{code}}',
  revoked: 'The link no longer works',
  revokeFailed: 'The link could not be revoked',
  joinTitle: 'Join {{team}}',
  joinText: '{{members}}. You have been invited.',
  join: 'Join team',
  joinFailed: 'You could not join the team',
  already: 'You are already in {{team}}',
  signedInAs: 'You are signed in as {{name}}.',
  invalidTitle: 'This invitation does not work',
  invalidText: 'It may have expired or been revoked. Ask whoever sent it for a new one.',
  failedTitle: 'The invitation could not be loaded',
  signUp: 'Create account',
  signIn: 'I have an account',
  home: 'Go to Confab',
  pasteLabel: 'Invitation link',
  pastePlaceholder: 'https://…/join/…',
  pasteWrong: 'This is not an invitation link',
  continue: 'Continue',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    invitations: typeof english;
  }
}

export const words = wordsOf('invitations', english);
