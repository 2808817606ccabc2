import { type ProvisioningSettings } from './provisioningSettings.js';
import { builtInAttributes, findExternalName } from './profileSettings.js';
import { type SettingsRule, saidIf, saidOfItems } from './settingsRule.js';

/** Custom attributes, mappings, pushed groups and entitlement types. */
export const profileRules: readonly SettingsRule[] = [
  {
    id: 'customAttributes.namespace',
    level: 'warning',
    pointer: '/customAttributes',
    check: ({ customAttributes }) =>
      saidOfItems(customAttributes, ({ name, externalNamespace }) =>
        saidIf(externalNamespace === '', `${name} has no external namespace.`),
      ),
    consequence: 'Okta does not send an attribute of which it does not know the schema.',
    fix: 'Give the URN of the schema that defines it, for example urn:ietf:params:scim:schemas:extension:enterprise:2.0:User.',
  },
  {
    id: 'customAttributes.namespaceForm',
    level: 'error',
    pointer: '/customAttributes',
    check: ({ customAttributes }) =>
      saidOfItems(customAttributes, ({ name, externalNamespace }) =>
        saidIf(
          externalNamespace !== '' && !urn.test(externalNamespace),
          `The external namespace of ${name} is no URN.`,
        ),
      ),
    consequence:
      'Okta puts the attribute below a member of that name, which your server does not know.',
    fix: 'Copy it from the member schemas of your users (RFC 7643 3), for example urn:ietf:params:scim:schemas:core:2.0:User.',
  },
  {
    id: 'customAttributes.reserved',
    level: 'error',
    pointer: '/customAttributes',
    check: ({ customAttributes }) =>
      saidOfItems(customAttributes, ({ name }) =>
        saidIf(/^groups$/i.test(name), 'groups is a name that Okta keeps for itself.'),
      ),
    consequence: 'Pushed groups and the attribute get into each other.',
    fix: 'Push groups in place of it, or use another variable name.',
  },
  {
    id: 'customAttributes.builtIn',
    level: 'error',
    pointer: '/customAttributes',
    check: ({ customAttributes }) =>
      saidOfItems(customAttributes, ({ name }) =>
        saidIf(builtInNames.has(name.toLowerCase()), `Every SCIM app has ${name} already.`),
      ),
    consequence: 'The Profile Editor refuses names that differ in their capitals only.',
    fix: 'Leave it out, and map the one that is there.',
  },
  {
    id: 'customAttributes.twice',
    level: 'error',
    pointer: '/customAttributes',
    check: ({ customAttributes }) =>
      saidOfItems(customAttributes, ({ name }, at) =>
        saidIf(
          customAttributes
            .slice(0, at)
            .some((other) => other.name.toLowerCase() === name.toLowerCase()),
          `There is a custom attribute ${name} already.`,
        ),
      ),
    consequence: 'The Profile Editor refuses names that differ in their capitals only.',
    fix: 'Keep one of them.',
  },
  {
    id: 'customAttributes.unmapped',
    level: 'hint',
    pointer: '/customAttributes',
    check: (settings) =>
      saidOfItems(settings.customAttributes, ({ name }) =>
        saidIf(!isMapped(settings, name), `Nothing is mapped to ${name}.`),
      ),
    consequence: 'It stays empty, and Okta does not send it.',
    fix: 'Add it to attributeMappings, with the expression that gives its value.',
  },
  {
    id: 'attributeMappings.userName',
    level: 'error',
    pointer: '/attributeMappings',
    check: ({ attributeMappings }) =>
      saidOfItems(attributeMappings, ({ attribute }) =>
        saidIf(attribute === 'userName', 'userName has no row among the mappings.'),
      ),
    consequence: 'The console says "Configured in Sign On settings" there.',
    fix: 'Say it in usernameFormat.',
  },
  {
    id: 'attributeMappings.unknown',
    level: 'error',
    pointer: '/attributeMappings',
    check: ({ attributeMappings, customAttributes }) =>
      saidOfItems(attributeMappings, ({ attribute }) =>
        saidIf(
          !findExternalName(attribute, customAttributes),
          `The app has no attribute ${attribute}.`,
        ),
      ),
    consequence: 'There is nothing to which the value could be mapped.',
    fix: 'Add it to customAttributes with its external name and namespace, or use the variable name of an attribute that is there.',
  },
  {
    id: 'attributeMappings.twice',
    level: 'error',
    pointer: '/attributeMappings',
    check: ({ attributeMappings }) =>
      saidOfItems(attributeMappings, ({ attribute }, at) =>
        saidIf(
          attributeMappings.slice(0, at).some((other) => other.attribute === attribute),
          `There is a mapping to ${attribute} already.`,
        ),
      ),
    consequence: 'An attribute has one expression; the last one would win.',
    fix: 'Keep one of them.',
  },
  {
    id: 'assignedGroups.pushed',
    level: 'warning',
    pointer: '/assignedGroups',
    check: ({ assignedGroups, pushGroups }) =>
      saidOfItems(assignedGroups, (group) =>
        saidIf(
          pushGroups.some(({ name }) => name === group),
          `The group ${group} assigns the app and is pushed.`,
        ),
      ),
    consequence:
      'Okta does not support one group for both: members may be pushed before their accounts are there, and are left out.',
    fix: 'Use another group for one of the two.',
  },
  {
    id: 'pushGroups.action',
    level: 'error',
    pointer: '/pushGroups',
    check: ({ pushGroups, connection }) =>
      saidIf(
        pushGroups.length > 0 && !connection.provisioningActions.includes('pushGroups'),
        'Groups are to be pushed, but Push Groups is not among the provisioning actions.',
      ),
    consequence: 'The app has no tab Push Groups then.',
    fix: 'Add pushGroups to provisioningActions, or leave the groups out.',
  },
  {
    id: 'pushGroups.twice',
    level: 'error',
    pointer: '/pushGroups',
    check: ({ pushGroups }) =>
      saidOfItems(pushGroups, ({ name, targetName }, at) =>
        saidIf(
          pushGroups
            .slice(0, at)
            .some((other) => other.name === name || other.targetName === targetName),
          `The group ${name}, or its name at the server, stands there already.`,
        ),
      ),
    consequence: 'Two mappings would write to the same group.',
    fix: 'Keep one of them.',
  },
  {
    id: 'pushGroups.renamed',
    level: 'hint',
    pointer: '/pushGroups',
    check: ({ pushGroups }) =>
      saidOfItems(pushGroups, ({ name, targetName }) =>
        saidIf(name !== targetName, `${name} is called ${targetName} at the server.`),
      ),
    consequence:
      'Okta keeps another name only while "Rename app groups to match group name in Okta" is off.',
    fix: 'Switch that off on the tab Push Groups, below Push Group Settings.',
  },
  {
    id: 'entitlementTypes.endpoint',
    level: 'error',
    pointer: '/entitlementTypes',
    check: ({ entitlementTypes }) =>
      saidOfItems(entitlementTypes, ({ endpoint }) =>
        saidIf(
          /^\/(?:Users|Groups|ServiceProviderConfigs?|Schemas|ResourceTypes|Me|Bulk)\/?$/i.test(
            endpoint,
          ),
          `The endpoint ${endpoint} belongs to something else.`,
        ),
      ),
    consequence: 'Okta would read other resources as entitlements.',
    fix: 'Serve them at an endpoint of their own, for example /Roles.',
  },
  {
    id: 'entitlementTypes.scimVersion',
    level: 'error',
    pointer: '/entitlementTypes',
    check: ({ entitlementTypes, connection }) =>
      saidIf(
        entitlementTypes.length > 0 && connection.scimVersion === '1.1',
        'There are entitlement types with SCIM 1.1.',
      ),
    consequence: 'Okta reads entitlements from SCIM 2.0 servers only.',
    fix: 'Use SCIM 2.0, or leave them out.',
  },
];

const urn = /^urn:[A-Za-z\d][\w-]{1,31}:\S+$/;

const builtInNames: ReadonlySet<string> = new Set(
  builtInAttributes.map((name) => name.toLowerCase()),
);

const isMapped = ({ attributeMappings }: ProvisioningSettings, name: string): boolean =>
  attributeMappings.some(({ attribute }) => attribute === name);
