import { profileSourcingWay } from './appRules.js';
import { type ChecklistSection } from './checklistSection.js';
import { type ProvisioningAction, labelOf, signOnModes, toAppSwitches } from './consoleChoices.js';
import { integrationSection } from './integrationSection.js';
import { escapeMarkdown, toCopyBlock, toList, toTick, toTicks } from './markdownBlocks.js';
import { profileSections } from './profileSections.js';
import { type ProvisioningSettings } from './provisioningSettings.js';
import { verifySection } from './verifySection.js';

const includesAction =
  (...wanted: readonly ProvisioningAction[]) =>
  ({ connection }: ProvisioningSettings): boolean =>
    wanted.some((action) => connection.provisioningActions.includes(action));

const pushesUsers = includesAction('pushNewUsers', 'pushProfileUpdates');

/** The pages of the Admin Console, in the order in which they are gone through. */
export const checklistSections: readonly ChecklistSection[] = [
  {
    title: 'Task 1: SSO integration that supports SCIM',
    toBlocks: ({ label, signOnMode }) => [
      toTick(
        'In the Admin Console, open **Applications** > **Applications** and select **Create App Integration**.',
      ),
      toTick(
        `Choose **${labelOf(signOnModes, signOnMode)}** and select **Next**. An OIDC app cannot get SCIM provisioning here.`,
      ),
      toTick('**App name**:', toCopyBlock(label)),
      toTick('Complete the wizard with the sign-on settings of your app, and select **Finish**.'),
    ],
  },
  {
    title: 'Task 2: Add SCIM provisioning',
    toBlocks: () => [
      toTick('On the tab **General** of the app, select **Edit** beside **App Settings**.'),
      toTick(
        'Set **Provisioning** to **SCIM**. Older orgs have a box **Enable SCIM provisioning** there.',
      ),
      toTick('Select **Save**. A tab **Provisioning** appears.'),
      'If there is no such option, the org lacks the feature: contact Okta support and ask for SCIM provisioning of custom apps (Lifecycle Management).',
    ],
  },
  integrationSection,
  {
    title: 'To App',
    isNeeded: pushesUsers,
    toBlocks: ({ toApp }) => [
      toTick('On the tab **Provisioning**, open **To App** and select **Edit**.'),
      toTick(
        'Switch these on, and no others.',
        toTicks(toAppSwitches.filter(({ id }) => toApp[id]).map(({ label }) => `**${label}**`)),
      ),
      toTick('Select **Save**.'),
      'The boxes of Task 3 say what your server can do; these switches make Okta do it. Without **Create Users**, assignments end with "Matching user not found".',
    ],
  },
  {
    title: 'To Okta',
    isNeeded: includesAction('importNewUsersAndProfileUpdates', 'importGroups'),
    toBlocks: () => [
      toTick(
        'On the tab **Provisioning**, open **To Okta**: choose the schedule of imports, and how imported users are matched and confirmed.',
      ),
    ],
  },
  ...profileSections,
  {
    title: 'Push Groups',
    isNeeded: includesAction('pushGroups'),
    toBlocks: ({ pushGroups }) => [
      toTick('Assign the members to the app first; Okta sends only members that are in the app.'),
      toTick(
        'On the tab **Push Groups**, select **Push Groups** and add the groups. Use others than those that assign the app.',
        ...pushGroups.map(({ name, targetName }) =>
          toTick(
            name === targetName
              ? `**${escapeMarkdown(name)}**`
              : `**${escapeMarkdown(name)}**, called **${escapeMarkdown(targetName)}** at the server: switch off **Rename app groups to match group name in Okta** first`,
          ),
        ),
      ),
    ],
  },
  verifySection,
  {
    title: 'What such an app cannot do',
    toBlocks: () => [
      toList([
        `**Profile sourcing** isn't available in the App Integration Wizard. Where your app is the source of the profiles, take another way: ${profileSourcingWay}`,
        '**OIDC** does not go with SCIM in this wizard. The newer Okta Integration Wizard (OIW) has both.',
        '**PATCH** is not sent: Okta changes users and groups of such an app by `PUT`, and this cannot be configured.',
      ]),
    ],
  },
];
