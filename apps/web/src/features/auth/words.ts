import { wordsOf } from '../../shared/i18n/words-of';

/** The words of signing in and up. */
export const english = {
  signIn: 'Sign in',
  signUp: 'Create account',
  welcomeBack: 'Welcome back',
  welcome: 'Create your account',
  tagline: 'Team chat that a group runs itself.',
  login: 'Email or username',
  email: 'Email',
  name: 'Your name',
  nameHint: 'How others see you.',
  username: 'Username',
  usernameHint: 'For signing in and for mentions.',
  password: 'Password',
  passwordHint: 'At least 8 characters; a few words are best.',
  toSignUp: 'New here?',
  toSignIn: 'Already have an account?',
  ended: 'Your session has ended. Sign in to go on where you were.',
  forgot: 'Forgot your password?',
  forgotTitle: 'Reset your password',
  forgotText:
    'Enter the email address of your account. If there is one, a link to choose a new password comes by mail.',
  sendLink: 'Send link',
  sentTitle: 'Look into your mail',
  sentText:
    'If there is an account with {{email}}, a link is on its way. It works once, for 30 minutes. Look among unwanted mail too.',
  backToSignIn: 'Back to sign in',
  resetTitle: 'Choose a new password',
  resetText: 'You are then signed out everywhere, and sign in with the new one.',
  newPassword: 'New password',
  setPassword: 'Set password',
  noTokenTitle: 'This link is not complete',
  noTokenText: 'Open it from the mail once more, or ask for a new one.',
  tokenRefused: 'This link was used already or is too old. Ask for a new one.',
  askAgain: 'Ask for a new link',
  resetDone: 'Your password is changed. Sign in with the new one.',
  problems: {
    failed: 'Signing in did not work. Try again, or sign in another way.',
    unverified: 'That service has not confirmed your email address, so it cannot be used to sign in here.',
    deactivated: 'This account is deactivated. Ask an administrator of this server to bring it back.',
  },
  or: 'or',
  signInWith: 'Sign in with {{name}}',
  signOutFailed: 'Signing out failed',
} as const;

declare module 'i18next' {
  interface ResourceNamespaceMap {
    auth: typeof english;
  }
}

export const words = wordsOf('auth', english);
