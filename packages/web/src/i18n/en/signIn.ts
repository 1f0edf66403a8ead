import type { Words } from '../words.ts';
import type { signIn as zh } from '../zh/signIn.ts';

export const signIn: Words<typeof zh> = {
  title: 'Sign in to Winpath',
  promise: 'A sales process you can see, a path that wins.',
  email: 'E-mail',
  emailMissing: 'Enter your e-mail address',
  emailWrong: 'That is not an e-mail address, e.g. name@company.com',
  password: 'Password',
  passwordMissing: 'Enter your password',
  submit: 'Sign in',
  invalidCredentials: 'E-mail or password is wrong. Mind upper and lower case; repeated failures lock the account for a while.',
  help: 'First time here? Use the e-mail and password of your invitation; right after installation the first account is shown where the server was started.',
};
