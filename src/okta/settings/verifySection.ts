import { oktaTexts } from '../../validate/oktaTexts.js';
import { type ChecklistSection } from './checklistSection.js';
import { toTick } from './markdownBlocks.js';
import { type ProvisioningSettings } from './provisioningSettings.js';

interface Check {
  readonly isNeeded: (settings: ProvisioningSettings) => boolean;
  /** What the admin does, and what the server gets when all is well. */
  readonly text: string;
  /** What a good answer looks like. */
  readonly good: string;
}

const checks: readonly Check[] = [
  {
    isNeeded: ({ toApp }) => toApp.createUsers,
    text: 'On the tab **Assignments**, assign one test user. Your server gets `GET /Users?filter=userName eq "…"` and, where it finds nobody, `POST /Users`.',
    good: '`201` with the whole user and its `id`; the row of the user has no error in Okta, and the user is in your app.',
  },
  {
    isNeeded: ({ toApp }) => toApp.updateUserAttributes,
    text: 'Change the last name of the test user in Okta. Your server gets `GET /Users/{id}`, then `PUT /Users/{id}`.',
    good: '`200` with the whole user; the new name is in your app.',
  },
  {
    isNeeded: ({ connection }) => connection.provisioningActions.includes('pushGroups'),
    text: 'Push one group that has the test user in it. Your server gets `POST /Groups`; later changes come as `PUT /Groups/{id}`.',
    good: '`201` with the `id` of the group; the row on the tab **Push Groups** becomes **Active**.',
  },
  {
    isNeeded: ({ connection }) =>
      connection.provisioningActions.includes('importNewUsersAndProfileUpdates'),
    text: 'On the tab **Import**, select **Import Now**. Your server gets `GET /Users?startIndex=1&count=100`.',
    good: '`200` with a ListResponse that has integers for `totalResults`, `startIndex` and `itemsPerPage`; Okta tells how many users it has scanned.',
  },
  {
    isNeeded: ({ toApp }) => toApp.deactivateUsers,
    text: 'Remove the assignment. Your server gets `GET /Users/{id}`, then `PUT /Users/{id}` with `"active": false`; Okta does not delete users.',
    good: '`200` with `"active": false`; the user is still there, and cannot sign in.',
  },
];

/** What Okta shows when it does not work, and why. */
const symptoms: readonly (readonly [symptom: string, cause: string])[] = [
  [oktaTexts.authenticatingNull, 'Okta cannot reach the base URL: host, port, TLS, tunnel'],
  [
    'Error authenticating: Unauthorized',
    'the credentials are wrong, or `Bearer` is missing or doubled',
  ],
  [oktaTexts.noResults, 'the answer to `GET /Users` is no SCIM ListResponse'],
  ['Matching user not found', '**Create Users** is off on the page **To App**'],
  [
    'User was assigned this application before Provisioning was enabled',
    'select **Provision User** for those users; they are not pushed by themselves',
  ],
];

export const verifySection: ChecklistSection = {
  title: 'Test and verify',
  toBlocks: (settings) => [
    ...checks
      .filter(({ isNeeded }) => isNeeded(settings))
      .map(({ text, good }) => toTick(text, `A good answer: ${good}`)),
    toTick('Look into **Reports** > **System Log** for `eventType sw "application.provision"`.'),
    toTable(['Okta says', 'Because'], symptoms),
  ],
};

/** Columns as wide as their widest cell, as formatters of Markdown want them. */
function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_name, at) =>
    Math.max(...[head, ...rows].map((row) => row[at]?.length ?? 0)),
  );
  const toRow = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(toRow).join('\n');
}
