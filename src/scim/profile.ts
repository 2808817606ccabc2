export type ProfileName = 'strict' | 'okta' | 'entra';

/** What each switch is set to: how the service answers where the RFCs leave room or clients disagree. */
export interface SwitchValues {
  readonly patchAnswer: 'resource' | 'noContent';
  readonly coercesBooleanStrings: boolean;
  readonly acceptsUnquotedFilterStrings: boolean;
  readonly acceptsBracketsBeforeSub: boolean;
  readonly acceptsBareMembers: boolean;
  readonly removesListedValues: boolean;
  readonly addsOnMissedReplace: boolean;
  readonly acceptsMissedRemove: boolean;
  readonly acceptsMissingSchemas: boolean;
  readonly readsEmailForEmails: boolean;
  readonly acceptsEmptyOperations: boolean;
  readonly acceptsFilterOnOneValue: boolean;
  readonly acceptsListForOne: boolean;
  readonly acceptsMembersByReference: boolean;
  readonly refusesSameGroupName: boolean;
  readonly serviceProviderConfigAliases: readonly string[];
  readonly toleranceLevel: 'warning' | 'hint';
  readonly notesUnknownAttributes: boolean;
  readonly notesRemoveWithValue: boolean;
  readonly notesOpCapitals: boolean;
  readonly notesOddSlashes: boolean;
  readonly notesLostMembership: boolean;
}

export type SwitchName = keyof SwitchValues;
export type SwitchValue = SwitchValues[SwitchName];

/** Plain data: the switches of a profile, some of them perhaps set otherwise than the name says. */
export interface Profile extends SwitchValues {
  readonly name: ProfileName;
}

/** What a switch can be set to. */
export interface SwitchType<T> {
  /** All there are; undefined where there is no end of them. */
  readonly choices?: readonly T[];
  /** Ends the sentence "… must be". */
  readonly wanted: string;
  /** Takes JSON, and text as people write it on a command line. */
  read(value: unknown): T | undefined;
}

/** One switch, as people see it. */
export interface ProfileSwitch<T extends SwitchValue> {
  readonly title: string;
  readonly description: string;
  /** Where the choice comes from. */
  readonly reason: string;
  readonly type: SwitchType<T>;
  readonly defaults: Readonly<Record<ProfileName, T>>;
}

export const profileNames: readonly ProfileName[] = ['strict', 'okta', 'entra'];

export const profileDescriptions: Readonly<Record<ProfileName, string>> = {
  strict: 'By the letter of RFC 7643 and RFC 7644',
  okta: 'What Okta sends and tolerates',
  entra: 'What Microsoft Entra sends and expects',
};

const flag: SwitchType<boolean> = {
  choices: [true, false],
  wanted: 'true or false',
  read: (value) => {
    if (typeof value === 'boolean') {
      return value;
    }
    const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
    return text === 'true' ? true : text === 'false' ? false : undefined;
  },
};

const oneOf = <T extends string>(...choices: readonly T[]): SwitchType<T> => ({
  choices,
  wanted: `one of ${choices.join(', ')}`,
  read: (value) => choices.find((choice) => choice === value),
});

const paths: SwitchType<readonly string[]> = {
  wanted: 'a list of paths that begin with a slash',
  read: (value) => {
    const list: unknown =
      typeof value === 'string'
        ? value.split(',').flatMap((path) => (path.trim() === '' ? [] : [path.trim()]))
        : value;
    return Array.isArray(list) && list.length <= mostPaths && list.every(isPath) ? list : undefined;
  },
};

const mostPaths = 10;

const isPath = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 200 && /^(?:\/[\w~-][\w.~-]*)+$/.test(value);

const flagged = (
  [strict, okta, entra]: readonly [boolean, boolean, boolean],
  words: Pick<ProfileSwitch<boolean>, 'title' | 'description' | 'reason'>,
): ProfileSwitch<boolean> => ({ ...words, type: flag, defaults: { strict, okta, entra } });

/** The one table: every choice in which profiles differ. The engines ask for the switch, never for the name. */
export const profileSwitches: { readonly [N in SwitchName]: ProfileSwitch<SwitchValues[N]> } = {
  patchAnswer: {
    title: 'Answer to PATCH',
    description: 'A successful PATCH answers 200 with the resource, or 204 without a body.',
    reason: 'RFC 7644 3.5.2 allows both; Entra expects 204.',
    type: oneOf('resource', 'noContent'),
    defaults: { strict: 'resource', okta: 'resource', entra: 'noContent' },
  },
  coercesBooleanStrings: flagged([false, true, true], {
    title: 'Take "True" as a boolean',
    description: '"True" and "false" are taken where a boolean belongs, else 400 invalidValue.',
    reason: 'RFC 7643 2.3.2 has true and false only; Entra sends "True".',
  }),
  acceptsUnquotedFilterStrings: flagged([false, false, true], {
    title: 'Take filter strings without quotes',
    description:
      'A filter userName eq jane, also in the path of a PATCH, is taken like userName eq "jane", else 400 invalidFilter.',
    reason: 'RFC 7644 3.4.2.2 wants JSON strings.',
  }),
  acceptsBracketsBeforeSub: flagged([false, false, true], {
    title: 'Take filters with a sub-attribute behind brackets',
    description:
      'A filter emails[type eq "work"].value eq "…" is taken like emails[type eq "work" and value eq "…"], ' +
      'else 400 invalidFilter.',
    reason:
      'RFC 7644 has that in paths of a PATCH only; Entra looks people up so where an e-mail address is what ' +
      'it matches by (thomaspoignant/scim2-parse-filter#96).',
  }),
  acceptsBareMembers: flagged([false, false, true], {
    title: 'Take members as bare strings',
    description: 'A member may be its id alone in place of { "value": … }, else 400 invalidValue.',
    reason: 'RFC 7643 4.2 has complex members; some configurations of Entra send strings.',
  }),
  removesListedValues: flagged([false, true, true], {
    title: 'PATCH remove takes the listed values out',
    description:
      'A remove with a list of values and no value path removes those values, else all of them.',
    reason: 'RFC 7644 3.5.2.2 removes all; Entra means the listed ones.',
  }),
  addsOnMissedReplace: flagged([false, false, true], {
    title: 'PATCH replace adds what it does not find',
    description:
      'A replace on a value path that matches nothing adds the value, else 400 noTarget.',
    reason: 'RFC 7644 3.5.2.3 has noTarget; Entra expects the value to be added.',
  }),
  acceptsMissedRemove: flagged([false, true, true], {
    title: 'PATCH remove of what is not there is fine',
    description:
      'A remove on a value path that matches nothing changes nothing, else 400 noTarget. ' +
      'Members, whole, may always be removed twice.',
    reason: 'RFC 7644 3.5.2.2 has noTarget; Okta and Entra remove what has gone before.',
  }),
  acceptsMissingSchemas: flagged([false, true, true], {
    title: 'Take bodies without schemas',
    description:
      'A body without "schemas", or with extensions in it only, is taken for what its path says, else ' +
      '400 invalidValue. One that names another schema is 400 in any case.',
    reason: 'RFC 7643 3 makes schemas a member of every resource, RFC 7644 3.1 of every message.',
  }),
  readsEmailForEmails: flagged([false, true, false], {
    title: 'Take email in a filter for emails',
    description:
      'A filter email eq "…" asks for emails, else for an attribute that nobody has a value of.',
    reason:
      'RFC 7643 4.1.2 has emails only; Okta lets email be the unique identifier field, and ' +
      'vendors have it set so.',
  }),
  acceptsEmptyOperations: flagged([false, false, true], {
    title: 'Take a PATCH without operations',
    description:
      'A PATCH with an empty list of operations changes nothing, else 400 invalidSyntax.',
    reason:
      'RFC 7644 3.5.2 wants one or more; the SCIM Validator of Microsoft sends none ' +
      '(scimmyjs/scimmy#59).',
  }),
  acceptsFilterOnOneValue: flagged([false, false, true], {
    title: 'Take brackets behind an attribute with one value',
    description:
      'In a PATCH path manager[value eq "…"] means the manager where the filter matches, else 400 ' +
      'invalidPath.',
    reason:
      'RFC 7644 3.5.2 has brackets for values of a list; Entra removes managers so ' +
      '(thomaspoignant/scim-patch#453).',
  }),
  acceptsListForOne: flagged([false, false, true], {
    title: 'Take a list of one for a single value',
    description:
      'In a PATCH the value ["x"] or [{ "value": "x" }] of an attribute with one value is taken ' +
      'as "x", else 400 invalidValue.',
    reason:
      'RFC 7643 2.4 has lists for multi-valued attributes only; a SCIM library of Microsoft takes ' +
      'single values so and not otherwise (MicrosoftDocs/azure-docs#42220).',
  }),
  acceptsMembersByReference: flagged([true, true, true], {
    title: 'Take members that have only a $ref',
    description:
      'A member may be named by its $ref alone, whose last step is the id, else 400 invalidValue.',
    reason: 'RFC 7643 8.7.1 requires neither value nor $ref of a member.',
  }),
  refusesSameGroupName: flagged([false, false, true], {
    title: 'Refuse a group with the name of another',
    description:
      'A group whose displayName another group has, in any capitals, is 409 uniqueness, else it is one more.',
    reason:
      'RFC 7643 8.7.1 lists no uniqueness of displayName; the SCIM Validator of Microsoft creates a group twice ' +
      'and expects 409.',
  }),
  serviceProviderConfigAliases: {
    title: 'Further paths of ServiceProviderConfig',
    description: 'Paths below the base path at which ServiceProviderConfig answers, too.',
    reason: 'RFC 7644 4 has one path; Okta’s agent and Entra ask for others.',
    type: paths,
    defaults: { strict: [], okta: ['/ServiceProviderConfigs'], entra: ['/serviceConfiguration'] },
  },
  toleranceLevel: {
    title: 'Level of findings about what was tolerated',
    description: 'What is tolerated though the RFCs do not have it is a warning, or a hint.',
    reason: 'Entra does it by design; from others it is a slip.',
    type: oneOf('warning', 'hint'),
    defaults: { strict: 'warning', okta: 'warning', entra: 'hint' },
  },
  notesUnknownAttributes: flagged([true, true, false], {
    title: 'Tell of unknown attributes',
    description: 'Attributes that no schema defines are ignored; a finding names them.',
    reason: 'RFC 7643 2.1 leaves open what becomes of them.',
  }),
  notesRemoveWithValue: flagged([true, true, false], {
    title: 'Tell of PATCH remove with a value',
    description: 'A finding says what became of the value of a remove.',
    reason: 'RFC 7644 3.5.2.2 has no use for it; Entra always sends one.',
  }),
  notesOpCapitals: flagged([true, false, false], {
    title: 'Tell of "op" in capitals',
    description: '"Add" is taken like "add"; a finding says so.',
    reason: 'RFC 7644 3.5.2 writes add, remove and replace; Entra writes capitals.',
  }),
  notesOddSlashes: flagged([true, false, false], {
    title: 'Tell of odd slashes in paths',
    description: 'Doubled slashes and one at the end are accepted; a finding says so.',
    reason: 'RFC 7644 3.2 writes neither; clients that join addresses make them.',
  }),
  notesLostMembership: flagged([false, true, false], {
    title: 'Tell that Okta does not try a member again',
    description: 'Where a member of a group does not exist, a finding says what Okta makes of it.',
    reason: 'Okta drops the membership after one 4xx answer.',
  }),
};

/** In the order of the table. */
export const switchNames: readonly SwitchName[] = Object.keys(profileSwitches).filter(isSwitchName);

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  strict: createProfile('strict'),
  okta: createProfile('okta'),
  entra: createProfile('entra'),
};

/** The profile with some switches set otherwise. */
export function createProfile(name: ProfileName, changes: Partial<SwitchValues> = {}): Profile {
  const valueOf = <N extends SwitchName>(one: N): SwitchValues[N] =>
    changes[one] ?? profileSwitches[one].defaults[name];
  return {
    name,
    patchAnswer: valueOf('patchAnswer'),
    coercesBooleanStrings: valueOf('coercesBooleanStrings'),
    acceptsUnquotedFilterStrings: valueOf('acceptsUnquotedFilterStrings'),
    acceptsBracketsBeforeSub: valueOf('acceptsBracketsBeforeSub'),
    acceptsBareMembers: valueOf('acceptsBareMembers'),
    removesListedValues: valueOf('removesListedValues'),
    addsOnMissedReplace: valueOf('addsOnMissedReplace'),
    acceptsMissedRemove: valueOf('acceptsMissedRemove'),
    acceptsMissingSchemas: valueOf('acceptsMissingSchemas'),
    readsEmailForEmails: valueOf('readsEmailForEmails'),
    acceptsEmptyOperations: valueOf('acceptsEmptyOperations'),
    acceptsFilterOnOneValue: valueOf('acceptsFilterOnOneValue'),
    acceptsListForOne: valueOf('acceptsListForOne'),
    acceptsMembersByReference: valueOf('acceptsMembersByReference'),
    refusesSameGroupName: valueOf('refusesSameGroupName'),
    serviceProviderConfigAliases: valueOf('serviceProviderConfigAliases'),
    toleranceLevel: valueOf('toleranceLevel'),
    notesUnknownAttributes: valueOf('notesUnknownAttributes'),
    notesRemoveWithValue: valueOf('notesRemoveWithValue'),
    notesOpCapitals: valueOf('notesOpCapitals'),
    notesOddSlashes: valueOf('notesOddSlashes'),
    notesLostMembership: valueOf('notesLostMembership'),
  };
}

export const isProfileName = (value: unknown): value is ProfileName =>
  profileNames.some((name) => name === value);

export function isSwitchName(value: unknown): value is SwitchName {
  return typeof value === 'string' && Object.hasOwn(profileSwitches, value);
}
