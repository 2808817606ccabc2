import { type Plan } from '../plan.js';
import { type PlanId, type PlanInputs } from '../planInputs.js';
import { discoverEntitlementsPlan, importUserSchemaPlan } from './discoveryPlans.js';
import {
  changeMembersPlan,
  findGroupPlan,
  linkGroupPlan,
  pushGroupNowPlan,
  pushGroupPlan,
  renameGroupPlan,
  unlinkGroupPlan,
} from './groupPlans.js';
import { importGroupsPlan, importUsersPlan, testConnectionPlan } from './importPlans.js';
import {
  assignUserPlan,
  deactivateUserPlan,
  findUserPlan,
  linkUserPlan,
  pushPasswordPlan,
  reactivateUserPlan,
  updateUserPlan,
} from './userPlans.js';

export type PlanTable = { readonly [Id in PlanId]: Plan<PlanInputs[Id]> };

/** All that Okta does on a SCIM server. */
export const plans: PlanTable = {
  testConnection: testConnectionPlan,
  findUser: findUserPlan,
  findGroup: findGroupPlan,
  assignUser: assignUserPlan,
  linkUser: linkUserPlan,
  updateUser: updateUserPlan,
  deactivateUser: deactivateUserPlan,
  reactivateUser: reactivateUserPlan,
  pushPassword: pushPasswordPlan,
  importUsers: importUsersPlan,
  importGroups: importGroupsPlan,
  pushGroup: pushGroupPlan,
  linkGroup: linkGroupPlan,
  renameGroup: renameGroupPlan,
  changeMembers: changeMembersPlan,
  pushGroupNow: pushGroupNowPlan,
  unlinkGroup: unlinkGroupPlan,
  discoverEntitlements: discoverEntitlementsPlan,
  importUserSchema: importUserSchemaPlan,
};
