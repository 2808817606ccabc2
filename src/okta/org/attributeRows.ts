import { type JsonValue } from '../../base/json.js';
import { attributeMappings } from '../profile/attributeMapping.js';
import { type Profile, fullNameOf, textOf } from './person.js';

/** Apply mapping on: Create and update, or Create only. */
export type PushStatus = 'PUSH' | 'DONT_PUSH';

/** A row of the mappings Okta to App: where the value of an attribute of the app comes from. */
export interface AttributeRow {
  /** URN of the schema that defines the SCIM attribute: the external namespace. */
  readonly urn: string;
  /** As a filter names it, for example `name.givenName`: the external name. */
  readonly path: string;
  /** Its name in the profile of the app, for example `givenName`. */
  readonly appAttribute: string;
  readonly expression: Expression;
  readonly pushStatus: PushStatus;
}

export type Expression =
  /** `user.firstName` */
  | { readonly kind: 'attribute'; readonly name: string }
  /** `(user.email != null && user.email != '') ? 'work' : ''` */
  | { readonly kind: 'textWhereFilled'; readonly text: string; readonly name: string }
  /** `user.displayName`, and the names where nobody has filled it, as captured. */
  | { readonly kind: 'displayName' }
  /** The attribute, or what Okta's profile begins with. */
  | { readonly kind: 'attributeOr'; readonly name: string; readonly text: string };

/** Undefined where the profile has no value for it. */
export function evaluateRow({ expression }: AttributeRow, profile: Profile): JsonValue | undefined {
  const value = evaluate(expression, profile);
  return isEmpty(value) ? undefined : value;
}

function evaluate(expression: Expression, profile: Profile): JsonValue | undefined {
  switch (expression.kind) {
    case 'attribute':
      return profile.get(expression.name);
    case 'textWhereFilled':
      return textOf(profile, expression.name) === '' ? undefined : expression.text;
    case 'displayName':
      return textOf(profile, 'displayName') || fullNameOf({ profile });
    case 'attributeOr':
      return textOf(profile, expression.name) || expression.text;
  }
}

/** Empty texts are as good as none (wire.md: empty attributes are not sent). */
export const isEmpty = (value: JsonValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

/** Rows whose value is not simply an attribute of Okta's profile. */
const expressions: ReadonlyMap<string, Expression> = new Map<string, Expression>([
  ['displayName', { kind: 'displayName' }],
  ['emails.type', { kind: 'textWhereFilled', text: 'work', name: 'email' }],
  ['phoneNumbers.type', { kind: 'textWhereFilled', text: 'work', name: 'primaryPhone' }],
  ['locale', { kind: 'attributeOr', name: 'locale', text: 'en-US' }],
]);

/** userName is no row: it is configured on the tab Sign On. */
export const usualAttributeRows: readonly AttributeRow[] = attributeMappings.flatMap(
  ({ urn, path, oktaAttribute, appAttribute }): readonly AttributeRow[] => {
    const name = appAttribute ?? oktaAttribute;
    const expression =
      expressions.get(path) ??
      (oktaAttribute === undefined
        ? undefined
        : { kind: 'attribute' as const, name: oktaAttribute });
    return path === 'userName' || name === undefined || !expression
      ? []
      : [{ urn, path, appAttribute: name, expression, pushStatus: 'PUSH' }];
  },
);
