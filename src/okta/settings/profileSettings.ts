import { attributeMappings } from '../profile/attributeMapping.js';
import { userUrn } from '../../scim/schema/user.js';

/** The types of an attribute in the Profile Editor, as Okta's API names them. */
export const attributeTypes = ['string', 'boolean', 'integer', 'number', 'array'] as const;
export type AttributeType = (typeof attributeTypes)[number];

/** Of what an array consists. */
export const itemTypes = ['string', 'integer', 'number'] as const;
export type ItemType = (typeof itemTypes)[number];

/** An attribute that somebody adds to the profile of the app (Profile Editor). */
export interface CustomAttribute {
  /** Variable name. */
  readonly name: string;
  /** Display name. */
  readonly title: string;
  readonly type: AttributeType;
  readonly itemType: ItemType;
  /** How the SCIM server names it. */
  readonly externalName: string;
  /** URN of the schema that defines it; empty where it is not given. */
  readonly externalNamespace: string;
  readonly required: boolean;
  readonly description: string;
}

/** "Apply mapping on" of the console, with the name that the mapping API has for it. */
export const mappingTimes = [
  { id: 'createAndUpdate', label: 'Create and update', pushStatus: 'PUSH' },
  { id: 'create', label: 'Create', pushStatus: 'DONT_PUSH' },
] as const;
export type MappingTime = (typeof mappingTimes)[number]['id'];

/** A row of the mappings Okta to App. */
export interface MappingSettings {
  /** Variable name of the attribute of the app. */
  readonly attribute: string;
  /** Okta Expression Language, for example `user.department`. */
  readonly expression: string;
  readonly applyOn: MappingTime;
}

/** A group of Okta that is pushed. */
export interface PushGroupSettings {
  readonly name: string;
  /** How it is called at the server. */
  readonly targetName: string;
}

/** How the SCIM server knows an attribute of the app. */
export interface ExternalName {
  readonly name: string;
  readonly namespace: string;
}

/** Undefined where the app has no such attribute. */
export function findExternalName(
  attribute: string,
  customAttributes: readonly CustomAttribute[],
): ExternalName | undefined {
  const custom = customAttributes.find(({ name }) => name === attribute);
  return custom
    ? { name: custom.externalName, namespace: custom.externalNamespace }
    : builtIn.get(attribute);
}

/** Attributes that the profile of every SCIM app has, by their variable names. */
const builtIn: ReadonlyMap<string, ExternalName> = new Map<string, ExternalName>([
  ['userName', { name: 'userName', namespace: userUrn }],
  ...attributeMappings.flatMap(({ urn, path, oktaAttribute, appAttribute }) => {
    const attribute = appAttribute ?? oktaAttribute;
    return path === 'userName' || attribute === undefined
      ? []
      : [[attribute, { name: path, namespace: urn }] as const];
  }),
]);

export const builtInAttributes: readonly string[] = [...builtIn.keys()];

/** Sign On > Application username format, with the template that the API has for each. */
export const usernameFormats = [
  { label: 'Okta username', template: '${source.login}' },
  { label: 'Email', template: '${source.email}' },
  { label: 'Okta username prefix', template: '${fn:substringBefore(source.login, "@")}' },
  { label: 'Email prefix', template: '${fn:substringBefore(source.email, "@")}' },
  { label: 'AD SAM account name', template: '${source.samAccountName}' },
] as const;

/** Undefined for what the console calls Custom. */
export const findUsernameFormat = (template: string): string | undefined =>
  usernameFormats.find((format) => format.template === template)?.label;
