import { createAccountProfile, userNameFor } from './accountProfile.js';
import { type Assignment, type SyncState } from './assignment.js';
import { type EnteredAccount } from './assignmentSources.js';
import { type OrgApp } from './orgApp.js';
import { type OrgContext } from './orgContext.js';
import { type Person, canHaveAccount } from './person.js';

/** As mappings and username format have it. */
export function createAccount(
  { app, now, newId }: OrgContext,
  person: Person,
  scope: Assignment['scope'],
): Assignment {
  return {
    id: newId('0ua'),
    personId: person.id,
    scope,
    userName: userNameFor(app(), person),
    hasOwnUserName: false,
    profile: createAccountProfile(app(), person),
    state: firstState(app(), person),
    created: now(),
    lastUpdated: now(),
  };
}

function firstState({ isProvisioningEnabled }: OrgApp, person: Person): SyncState {
  if (!isProvisioningEnabled) {
    return 'notProvisioned';
  }
  return canHaveAccount(person) ? 'pending' : 'staged';
}

/** An entered userName that is what the format gives follows the format later on. */
export function enterAccount(
  account: Assignment,
  { userName, profile }: EnteredAccount,
): Assignment {
  const isOwn = userName !== undefined && userName !== account.userName;
  return {
    ...account,
    ...(isOwn && { userName, hasOwnUserName: true }),
    ...(profile && { profile: new Map([...account.profile, ...profile]) }),
  };
}
