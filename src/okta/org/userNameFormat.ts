import { type Profile, textOf } from './person.js';

export const userNameFormats = [
  'okta',
  'email',
  'emailPrefix',
  'oktaPrefix',
  'lowerCaseOkta',
] as const;
/** Sign On > Application username format: Okta username, Email, their prefixes, and the usual custom one. */
export type UserNameFormat = (typeof userNameFormats)[number];

const prefix = (text: string): string => text.split('@', 1)[0] ?? '';

const formats: Readonly<Record<UserNameFormat, (profile: Profile) => string>> = {
  okta: (profile) => textOf(profile, 'login'),
  email: (profile) => textOf(profile, 'email'),
  emailPrefix: (profile) => prefix(textOf(profile, 'email')),
  oktaPrefix: (profile) => prefix(textOf(profile, 'login')),
  lowerCaseOkta: (profile) => textOf(profile, 'login').toLowerCase(),
};

export const formatUserName = (format: UserNameFormat, profile: Profile): string =>
  formats[format](profile);
