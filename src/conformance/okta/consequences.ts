import { type OktaConsequence } from '../../validate/finding.js';
import { bothApps } from '../../validate/rule.js';

/** What Okta does where a case fails, with the texts that it shows (Okta: tasks and System Log). */
export const consequences = {
  notConnected: bothApps(
    'Test Connector Configuration fails, "No results for users returned" or "Error authenticating", and provisioning cannot be switched on',
  ),
  openDoor: bothApps(
    "Okta works as if all were well; its own test of a server (Okta SCIM 2.0 SPEC Test) fails, and everybody who knows the address can change people's accounts",
  ),
  unclear401: bothApps(
    'The task shows "Error authenticating: Unauthorized" without the reason that the body should give, and Okta\'s SPEC test fails',
  ),
  lookupFails: bothApps(
    'The existence check fails, the user is neither created nor linked: "Error while verifying if user … exists"',
  ),
  severalUsers: bothApps(
    'The push stops with "Multiple users found by userName. Expected 0 or 1 results but was […]", or Okta links the wrong account and writes over it',
  ),
  missedUser: bothApps(
    'Okta takes the user for new and sends POST: the push ends with a 409, or the person gets a second account',
  ),
  notCreated: bothApps(
    '"Automatic provisioning of user … to app … failed: Error while creating user …"; nothing is tried again until an administrator does',
  ),
  emptyCreated: bothApps('"Error while creating user …: Create new user returned empty user."'),
  notStored: bothApps(
    'The push counts as a success, and the app works with data that differ from those of Okta until the next profile push',
  ),
  twoAccounts: bothApps(
    'A retry or two pushes at once make two accounts of one person; from then on each push stops with "Multiple users found by userName"',
  ),
  noConflict: bothApps(
    'Without 409 Okta cannot tell that the name is taken: the job does not stop as it should, and the task shows a text that helps nobody',
  ),
  notLinked: bothApps(
    'Okta finds the account but cannot take it over: "Error while trying to push profile update for …"',
  ),
  notUpdated: bothApps(
    '"Automatic profile push of user … to app … failed: Error while trying to push profile update for …"; the app keeps the old profile',
  ),
  updateIgnored: bothApps(
    'The profile push counts as a success, and the app keeps the old value without a task',
  ),
  dataLost: bothApps(
    'Each profile push takes away data that Okta itself sent back unchanged; nobody is told',
  ),
  groupsLost: bothApps(
    'Each profile push sends "groups": [] and throws the person out of all groups of the app, without a task',
  ),
  stillActive: {
    aiw: 'The PUT with "active": false counts as done; the person keeps the access to the app that was taken away in Okta',
    oin: 'The PATCH with active false counts as done; the person keeps the access to the app that was taken away in Okta',
  },
  notDeactivated: {
    aiw: '"Automatic deprovisioning of user … failed"; the person keeps the access, and Okta does not try PATCH instead of PUT',
    oin: '"Automatic deprovisioning of user … failed"; the person keeps the access, and Okta does not try PUT instead of PATCH',
  },
  hiddenUser: bothApps(
    'The next assignment does not find the account: Okta creates a second one, or stays with an error ("Matching user not found")',
  ),
  notReactivated: bothApps('The person is assigned in Okta and locked out of the app'),
  passwordFails: bothApps(
    '"Error while trying to push password update for …"; the old password stays valid in the app',
  ),
  importFails: bothApps(
    'The import stops, or reads the same page again and again; nobody is imported',
  ),
  importGap: bothApps(
    'The import counts as complete although people are missing in it; Okta may take them for deleted in the app',
  ),
  importTwice: bothApps('The import has the same person twice: "This choice creates a conflict"'),
  importPaging: bothApps("Okta's QA rejects an integration whose pages are counted wrongly"),
  groupNotFound: bothApps(
    'A pushed group that exists is not linked: Okta sends POST, and the push ends with an error or a second group of the same name',
  ),
  groupNotPushed: bothApps(
    '"Unable to update Group Push mapping target App group …"; the mapping stays in the state Error',
  ),
  groupNotRenamed: {
    aiw: 'The group keeps its old name in the app',
    oin: 'The rename goes out with each push of members, also where the name stays: so each push fails or leaves the old name',
  },
  membersWrong: bothApps(
    'The push counts as a success, and people have access that they should not have, or lack it; Okta does not compare later',
  ),
  membersAlive: bothApps(
    'People lose their accounts in the app because a group is no longer pushed',
  ),
  groupStays: bothApps(
    '"Unlink and delete" fails: the group stays in the app, and the mapping shows an error',
  ),
  unclearError: bothApps(
    'The task shows a JSON parse error or an empty reason where the detail should stand, and administrators cannot tell what is wrong',
  ),
  entitlementsEmpty: bothApps(
    'The Governance tab stays empty: no entitlements can be granted or reviewed',
  ),
} as const satisfies Readonly<Record<string, OktaConsequence>>;
