import { type JsonValue } from '../../base/json.js';

/** As Okta's API spells them. `PROVISIONED`: activated, but without a password so far. */
export const personStatuses = [
  'STAGED',
  'PROVISIONED',
  'ACTIVE',
  'SUSPENDED',
  'DEPROVISIONED',
] as const;
export type PersonStatus = (typeof personStatuses)[number];

/** Attributes of Okta's own profile by name: `firstName`, `login`. */
export type Profile = ReadonlyMap<string, JsonValue>;

/** Somebody in the directory of the org. */
export interface Person {
  /** `00u…` */
  readonly id: string;
  readonly status: PersonStatus;
  readonly profile: Profile;
  readonly hasPassword: boolean;
  /** Milliseconds since the epoch, as all times here. */
  readonly created: number;
  readonly activated?: number;
  readonly statusChanged: number;
  readonly lastUpdated: number;
}

/** Empty where the profile has no such text. */
export const textOf = (profile: Profile, name: string): string => {
  const value = profile.get(name);
  return typeof value === 'string' ? value : '';
};

export const loginOf = ({ profile }: Pick<Person, 'profile'>): string => textOf(profile, 'login');

/** As the Admin Console shows people. */
export const fullNameOf = ({ profile }: Pick<Person, 'profile'>): string => {
  const name = [textOf(profile, 'firstName'), textOf(profile, 'lastName')]
    .filter(Boolean)
    .join(' ');
  return name === '' ? textOf(profile, 'login') : name;
};

/** Whether accounts are made for somebody in apps. */
export const canHaveAccount = ({ status }: Pick<Person, 'status'>): boolean =>
  status !== 'STAGED' && status !== 'DEPROVISIONED';
