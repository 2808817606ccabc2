export type ProfileName = 'strict' | 'okta' | 'entra';

/** How the service answers where the RFCs leave room or clients disagree. Plain data. */
export interface Profile {
  readonly name: ProfileName;
  /** PATCH answers 200 with the resource, or 204 without a body (RFC 7644 3.5.2 allows both). */
  readonly patchAnswer: 'resource' | 'noContent';
  /** `"active": "True"` and the like: taken as the boolean, or 400 `invalidValue`. */
  readonly coercesBooleanStrings: boolean;
  /** `userName eq jane` without quotes. */
  readonly acceptsUnquotedFilterStrings: boolean;
  /** `add` of members given as bare strings instead of `{ "value": … }`. */
  readonly acceptsBareMembers: boolean;
  /** `remove` with a value list and no value path removes the listed values, not all (RFC 7644 3.5.2.2: all). */
  readonly removesListedValues: boolean;
  /** `replace` on a value path that matches nothing adds the value instead of 400 `noTarget`. */
  readonly addsOnMissedReplace: boolean;
  /** `remove` on a value path that matches nothing changes nothing instead of 400 `noTarget`. */
  readonly acceptsMissedRemove: boolean;
  /** A POST or PUT body without `schemas` is taken as the resource type's own. */
  readonly acceptsMissingSchemas: boolean;
  /** Further paths at which ServiceProviderConfig answers. */
  readonly serviceProviderConfigAliases: readonly string[];
}

/** A switch as people see it: its name in the profile and what it does. */
export interface ProfileSwitch {
  readonly name: Exclude<keyof Profile, 'name'>;
  readonly description: string;
}

export const profileSwitches: readonly ProfileSwitch[] = [
  {
    name: 'patchAnswer',
    description: 'What a successful PATCH answers: 200 with the resource, or 204',
  },
  { name: 'coercesBooleanStrings', description: 'Take "True" and "false" where a boolean belongs' },
  { name: 'acceptsUnquotedFilterStrings', description: 'Take filter strings without quotes' },
  { name: 'acceptsBareMembers', description: 'Take group members given as bare strings' },
  {
    name: 'removesListedValues',
    description: 'PATCH remove with a value list removes only the listed values',
  },
  {
    name: 'addsOnMissedReplace',
    description: 'PATCH replace on a value path without a match adds the value',
  },
  {
    name: 'acceptsMissedRemove',
    description: 'PATCH remove on a value path without a match changes nothing',
  },
  { name: 'acceptsMissingSchemas', description: 'Take a body without "schemas"' },
  { name: 'serviceProviderConfigAliases', description: 'Further paths of ServiceProviderConfig' },
];

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  strict: {
    name: 'strict',
    patchAnswer: 'resource',
    coercesBooleanStrings: false,
    acceptsUnquotedFilterStrings: false,
    acceptsBareMembers: false,
    removesListedValues: false,
    addsOnMissedReplace: false,
    acceptsMissedRemove: false,
    acceptsMissingSchemas: false,
    serviceProviderConfigAliases: [],
  },
  okta: {
    name: 'okta',
    patchAnswer: 'resource',
    coercesBooleanStrings: true,
    acceptsUnquotedFilterStrings: false,
    acceptsBareMembers: false,
    removesListedValues: true,
    addsOnMissedReplace: false,
    acceptsMissedRemove: true,
    acceptsMissingSchemas: true,
    serviceProviderConfigAliases: ['/ServiceProviderConfigs'],
  },
  entra: {
    name: 'entra',
    patchAnswer: 'noContent',
    coercesBooleanStrings: true,
    acceptsUnquotedFilterStrings: true,
    acceptsBareMembers: true,
    removesListedValues: true,
    addsOnMissedReplace: true,
    acceptsMissedRemove: true,
    acceptsMissingSchemas: true,
    serviceProviderConfigAliases: ['/serviceConfiguration'],
  },
};

export const profileNames: readonly ProfileName[] = ['strict', 'okta', 'entra'];

export const isProfileName = (value: unknown): value is ProfileName =>
  profileNames.some((name) => name === value);
