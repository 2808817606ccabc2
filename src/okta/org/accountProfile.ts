import { type JsonValue, isSameJson } from '../../base/json.js';
import { type MappedAttribute } from '../client/account.js';
import { type Assignment } from './assignment.js';
import { type AttributeRow, evaluateRow, isEmpty } from './attributeRows.js';
import { type OrgApp } from './orgApp.js';
import { type Person, type Profile } from './person.js';
import { formatUserName } from './userNameFormat.js';

/** What the mappings make of somebody's profile. */
const mapProfile = (rows: readonly AttributeRow[], profile: Profile): Profile =>
  new Map(
    rows.flatMap((row) => {
      const value = evaluateRow(row, profile);
      return value === undefined ? [] : [[row.appAttribute, value] as const];
    }),
  );

/** By the mappings; what somebody entered at the assignment goes before them. */
export const createAccountProfile = (
  { attributes }: OrgApp,
  { profile }: Person,
  entered: Profile = new Map(),
): Profile => new Map([...mapProfile(attributes, profile), ...entered]);

/**
 * The profile of the app after a change in Okta: rows whose value has changed are mapped anew, so that what
 * somebody entered at the assignment stays until then. Rows with Create only are left.
 */
export function remapProfile(
  { attributes }: OrgApp,
  account: Assignment,
  change: { readonly before: Profile; readonly after: Profile },
): Profile {
  const next = new Map(account.profile);
  for (const row of attributes) {
    const value = evaluateRow(row, change.after);
    const isChanged = !isSameJson(evaluateRow(row, change.before), value);
    if (isChanged && row.pushStatus === 'PUSH') {
      put(next, row.appAttribute, value);
    }
  }
  return next;
}

function put(profile: Map<string, JsonValue>, name: string, value: JsonValue | undefined): void {
  if (value === undefined) {
    profile.delete(name);
  } else {
    profile.set(name, value);
  }
}

/** By the application username format. */
export const userNameFor = (
  { userNameFormat }: OrgApp,
  { profile }: Pick<Person, 'profile'>,
): string => formatUserName(userNameFormat, profile);

export const toMappedValues = (
  { attributes }: OrgApp,
  profile: Profile,
): readonly MappedAttribute[] =>
  attributes.map(({ urn, path, appAttribute, pushStatus }) => {
    const value = profile.get(appAttribute);
    return {
      urn,
      path,
      value: isEmpty(value) ? undefined : value,
      isPushed: pushStatus === 'PUSH',
    };
  });

export const isSameProfile = (left: Profile, right: Profile): boolean =>
  left.size === right.size &&
  [...left].every(([name, value]) => isSameJson(right.get(name), value));
