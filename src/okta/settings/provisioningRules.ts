import {
  type ProvisioningAction,
  type ToAppSwitch,
  labelOf,
  provisioningActions,
  toAppSwitches,
} from './consoleChoices.js';
import { type ProvisioningSettings } from './provisioningSettings.js';
import { type SettingsRule, saidIf } from './settingsRule.js';

const actionsPointer = '/connection/provisioningActions';
const fieldPointer = '/connection/uniqueIdentifierField';

/** A SCIM attribute, with or without its schema before it (RFC 7644 3.10). */
const attributePath = /^(?:urn:[\w.:-]+:)?[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)?$/;

/** What only the server gives, and what is no name of a user. */
const unknownToOkta = /^(?:id|meta|schemas|password|groups)(?:\.|$)/i;

/** Task 3 but for base URL and credentials, and the page To App. */
export const provisioningRules: readonly SettingsRule[] = [
  {
    id: 'scimVersion.old',
    level: 'warning',
    pointer: '/connection/scimVersion',
    check: ({ connection }) => saidIf(connection.scimVersion === '1.1', 'SCIM 1.1 is chosen.'),
    consequence:
      'The connections of the App Integration Wizard that were observed are SCIM 2.0; whether yours offers 1.1 cannot be told from here.',
    fix: 'Use 2.0. A server that has only 1.1 goes with the template "SCIM 1.1 Test App" of the OIN catalogue.',
  },
  {
    id: 'uniqueIdentifier.invalid',
    level: 'error',
    pointer: fieldPointer,
    check: ({ connection: { uniqueIdentifierField: field } }) =>
      saidIf(!attributePath.test(field), 'The unique identifier field is no name of an attribute.'),
    consequence: 'Okta uses it in the filter by which it looks for a user before it creates one.',
    fix: 'Enter userName, or another attribute of your users that is unique.',
  },
  {
    id: 'uniqueIdentifier.unknownToOkta',
    level: 'error',
    pointer: fieldPointer,
    check: ({ connection: { uniqueIdentifierField: field } }) =>
      saidIf(unknownToOkta.test(field), `Okta cannot know ${field} before the user is there.`),
    consequence: 'The check whether a user exists finds nobody, and Okta creates doubles.',
    fix: 'Enter userName.',
  },
  {
    id: 'uniqueIdentifier.unusual',
    level: 'hint',
    pointer: fieldPointer,
    check: ({ connection: { uniqueIdentifierField: field } }) =>
      saidIf(
        attributePath.test(field) && !/^userName$/i.test(field) && !unknownToOkta.test(field),
        `The unique identifier field is ${field}, not userName.`,
      ),
    consequence:
      'Okta describes that it then asks with userName eq and the value of that field; requests with the name of the field are described too.',
    fix: 'Let your server answer filters by both, or use userName.',
  },
  {
    id: 'actions.none',
    level: 'warning',
    pointer: actionsPointer,
    check: ({ connection }) =>
      saidIf(connection.provisioningActions.length === 0, 'No provisioning action is chosen.'),
    consequence: 'Okta connects to your server and then sends nothing.',
    fix: `Choose at least ${labelOfAction('pushNewUsers')}.`,
  },
  {
    id: 'actions.groupsWithoutUsers',
    level: 'warning',
    pointer: actionsPointer,
    check: ({ connection: { provisioningActions: actions } }) =>
      saidIf(
        actions.includes('pushGroups') && !actions.includes('pushNewUsers'),
        `${labelOfAction('pushGroups')} is chosen without ${labelOfAction('pushNewUsers')}.`,
      ),
    consequence:
      'Okta sends only members that it has provisioned or linked to your app, so groups arrive without them.',
    fix: `Choose ${labelOfAction('pushNewUsers')} too.`,
  },
  {
    id: 'actions.importGroups',
    level: 'hint',
    pointer: actionsPointer,
    check: ({ connection }) =>
      saidIf(
        connection.provisioningActions.includes('importGroups'),
        `${labelOfAction('importGroups')} is chosen.`,
      ),
    consequence: 'Only orgs with the feature SELECTIVE_APP_IMPORT_PLATFORM have this box.',
    fix: 'Ask Okta support for it where it is missing.',
  },
  ...toAppSwitches.map(switchWithoutAction),
  {
    id: 'toApp.createOff',
    level: 'warning',
    pointer: '/toApp/createUsers',
    check: actionWithSwitchOff('pushNewUsers', 'createUsers'),
    consequence:
      'Assigning somebody creates no user, and ends with "Matching user not found" where there is none yet.',
    fix: 'Switch it on.',
  },
  {
    id: 'toApp.updateOff',
    level: 'warning',
    pointer: '/toApp/updateUserAttributes',
    check: actionWithSwitchOff('pushProfileUpdates', 'updateUserAttributes'),
    consequence: 'Changed profiles are not sent.',
    fix: 'Switch it on.',
  },
  {
    id: 'toApp.deactivateOff',
    level: 'hint',
    pointer: '/toApp/deactivateUsers',
    check: ({ toApp }) =>
      saidIf(
        !toApp.deactivateUsers && (toApp.createUsers || toApp.updateUserAttributes),
        `${labelOfSwitch('deactivateUsers')} is off.`,
      ),
    consequence: 'Who loses the app in Okta stays active in it.',
    fix: 'Switch it on, unless something else deactivates them.',
  },
];

/** The console shows a switch only after its box on the page Integration is ticked. */
function switchWithoutAction({ id, label, needs }: (typeof toAppSwitches)[number]): SettingsRule {
  const boxes = needs.map(labelOfAction).join(' or ');
  return {
    id: `toApp.${id}`,
    level: 'error',
    pointer: `/toApp/${id}`,
    check: ({ toApp, connection }) =>
      saidIf(
        toApp[id] && !needs.some((action) => connection.provisioningActions.includes(action)),
        `${label} is on, but ${boxes} is not among the provisioning actions.`,
      ),
    consequence: 'The page To App does not show this switch then.',
    fix: `Add ${needs.join(' or ')} to provisioningActions, or switch it off.`,
  };
}

function actionWithSwitchOff(
  action: ProvisioningAction,
  name: ToAppSwitch,
): (settings: ProvisioningSettings) => string | undefined {
  return ({ connection, toApp }) =>
    saidIf(
      connection.provisioningActions.includes(action) && !toApp[name],
      `${labelOfAction(action)} is chosen, but ${labelOfSwitch(name)} is off.`,
    );
}

function labelOfAction(action: ProvisioningAction): string {
  return labelOf(provisioningActions, action);
}

function labelOfSwitch(name: ToAppSwitch): string {
  return labelOf(toAppSwitches, name);
}
