import { type ProvisioningAction, idsOf, labelOf, provisioningActions } from './consoleChoices.js';
import { type SettingsFinding } from './finding.js';
import { toFindings } from './checkSettings.js';
import { toKey } from './probe/readSchemas.js';
import { type ServerFacts } from './probe/serverFacts.js';
import { findExternalName } from './profileSettings.js';
import { type ProvisioningSettings } from './provisioningSettings.js';
import { type ItemProblem, type SettingsRule, saidIf, saidOfItems } from './settingsRule.js';

/** A rule that asks a running server. */
export interface ServerRule extends Omit<SettingsRule, 'check'> {
  readonly check: (
    settings: ProvisioningSettings,
    facts: ServerFacts,
  ) => string | undefined | readonly ItemProblem[];
}

export const serverRules: readonly ServerRule[] = [
  ...idsOf(provisioningActions).map(toActionRule),
  {
    id: 'server.deactivation',
    level: 'error',
    pointer: '/toApp/deactivateUsers',
    check: ({ toApp }, { deactivation }) =>
      saidIf(
        toApp.deactivateUsers && deactivation.support === 'fails',
        `Deactivate Users is on, and the server cannot do it: ${deactivation.evidence}`,
      ),
    consequence: 'Who loses the app in Okta stays active in it, and Okta shows a failed task.',
    fix: 'Let the server take PUT with "active": false, or switch it off.',
  },
  {
    id: 'server.filter',
    level: 'error',
    pointer: '/connection/uniqueIdentifierField',
    check: checkFilter,
    consequence:
      'Okta looks for a user by it before it creates one: everybody is created twice, or the assignment fails.',
    fix: 'Let the server answer that filter with the one person or an empty list, or choose a field that it can filter by.',
  },
  {
    id: 'server.authentication',
    level: 'warning',
    pointer: '/connection/authentication/mode',
    check: ({ connection: { authentication } }, { authentication: fact }) =>
      saidIf(
        fact.mode !== undefined &&
          fact.mode !== authentication.mode &&
          // An access token is sent as a token of the header is.
          !(fact.mode === 'header' && authentication.mode === 'oauth2'),
        `The server wants ${fact.mode ?? ''}, the settings say ${authentication.mode}. ${fact.evidence}`,
      ),
    consequence: 'The server answers 401 to the test of the connection.',
    fix: 'Choose the mode that the server takes.',
  },
  {
    id: 'server.attribute',
    level: 'warning',
    pointer: '/attributeMappings',
    check: ({ attributeMappings, customAttributes }, { attributes }) =>
      saidOfItems(attributeMappings, ({ attribute }) => {
        const external = findExternalName(attribute, customAttributes);
        return saidIf(
          external !== undefined &&
            external.namespace !== '' &&
            !isKnown(external.namespace, external.name, attributes),
          `The schemas of the server have no ${external?.name ?? ''} in ${external?.namespace ?? ''}.`,
        );
      }),
    consequence: 'Okta sends it, and the server ignores it or answers 400.',
    fix: 'Add it to the schema of the server, or leave the mapping out.',
  },
  {
    id: 'server.customAttribute',
    level: 'warning',
    pointer: '/customAttributes',
    check: ({ customAttributes }, { attributes }) =>
      saidOfItems(customAttributes, ({ name, externalName, externalNamespace }) =>
        saidIf(
          externalNamespace !== '' && !isKnown(externalNamespace, externalName, attributes),
          `The schemas of the server do not have ${name}: no ${externalName} in ${externalNamespace}.`,
        ),
      ),
    consequence: 'Okta sends it, and the server ignores it or answers 400.',
    fix: 'Compare external name and namespace with /Schemas of the server.',
  },
  {
    id: 'server.patch',
    level: 'warning',
    pointer: '/submission/patch',
    check: ({ appKind, submission }, { patch }) =>
      saidIf(
        appKind === 'oin' && submission.patch && patch.support === 'fails',
        `PATCH is offered to Okta. ${patch.evidence}`,
      ),
    consequence: 'Okta deactivates users and changes groups by PATCH then.',
    fix: 'Support PATCH, or say false.',
  },
];

function checkFilter(
  { connection: { uniqueIdentifierField: field } }: ProvisioningSettings,
  { filters }: ServerFacts,
): string | undefined {
  const fact = filters.get(field);
  return fact?.support === 'fails'
    ? `The server cannot filter by ${field}. ${fact.evidence}`
    : undefined;
}

function toActionRule(action: ProvisioningAction): ServerRule {
  return {
    id: `server.${action}`,
    level: 'error',
    pointer: '/connection/provisioningActions',
    check: ({ connection: { provisioningActions: chosen } }, { actions }) => {
      const fact = actions[action];
      return saidIf(
        chosen.includes(action) && fact.support === 'fails',
        `${labelOf(provisioningActions, action)} is chosen, and the server cannot do it: ${fact.evidence}`,
      );
    },
    consequence: 'Okta tries it for each person or group, and each ends in a failed task.',
    fix: 'Mend the server, or take the action out.',
  };
}

/** Without schemas nothing can be told; an external name may select in a list: `roles.^[type=='base'].value`. */
function isKnown(
  namespace: string,
  name: string,
  attributes: ReadonlySet<string> | undefined,
): boolean {
  const path = name.replaceAll(/\.\^?\[[^\]]*\]/g, '').replaceAll(/\[[^\]]*\]/g, '');
  return attributes?.has(toKey(namespace, path)) ?? true;
}

/** What the rules say of these settings with this server. */
export const checkAgainstServer = (
  settings: ProvisioningSettings,
  facts: ServerFacts,
): readonly SettingsFinding[] =>
  serverRules.flatMap((rule) => toFindings(rule, rule.check(settings, facts)));
