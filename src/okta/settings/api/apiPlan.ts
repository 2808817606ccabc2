import { type ProvisioningSettings } from '../provisioningSettings.js';
import { type ApiCall, type PlanStep, Variable } from './apiCall.js';
import { toAppBody } from './appBody.js';
import { byHandInConsole } from './byHand.js';
import { toMappingBody, toSchemaBody } from './profileBodies.js';
import { toSubmissionBody, toTestingBody } from './submissionBody.js';

const appId = new Variable('appId');
const mappingId = new Variable('mappingId');
const submissionId = new Variable('submissionId');

/** The calls that Okta has an API for, in their order, with what is done by hand between them. */
export const toApiPlan = (settings: ProvisioningSettings): readonly PlanStep[] =>
  settings.appKind === 'oin' ? toSubmissionPlan(settings) : toWizardPlan(settings);

const toWizardPlan = (settings: ProvisioningSettings): readonly PlanStep[] => [
  {
    id: 'createApp',
    title: 'Task 1: create the app',
    method: 'POST',
    path: ['/api/v1/apps'],
    body: toAppBody(settings),
    saves: { variable: appId, from: 'object' },
    sdk: {
      api: 'applicationApi',
      method: 'createApplication',
      parameters: {},
      body: 'application',
      bodyType: settings.signOnMode === 'swa' ? 'AutoLoginApplication' : 'SamlApplication',
    },
  },
  { steps: byHandInConsole(settings) },
  ...toProfileCalls(settings),
  ...settings.assignedGroups.flatMap(toAssignment),
  ...settings.pushGroups.flatMap(({ name, targetName }, at) => toGroupPush(name, targetName, at)),
];

function toProfileCalls({
  customAttributes,
  attributeMappings,
}: ProvisioningSettings): readonly ApiCall[] {
  return [
    ...(customAttributes.length === 0
      ? []
      : [
          {
            id: 'addAttributes',
            title: 'Profile Editor: custom attributes with their external names',
            method: 'POST',
            path: ['/api/v1/meta/schemas/apps/', appId, '/default'],
            body: toSchemaBody(customAttributes),
            sdk: {
              api: 'schemaApi',
              method: 'updateApplicationUserProfile',
              parameters: { appInstanceId: appId },
              body: 'body',
            },
          } as const,
        ]),
    ...(attributeMappings.length === 0
      ? []
      : [
          {
            id: 'findMapping',
            title: 'The mappings Okta to App',
            method: 'GET',
            path: ['/api/v1/mappings'],
            query: [
              ['targetId', appId],
              ['limit', '1'],
            ],
            saves: { variable: mappingId, from: 'list' },
            sdk: {
              api: 'profileMappingApi',
              method: 'listProfileMappings',
              parameters: { targetId: appId },
            },
          } as const,
          {
            id: 'changeMappings',
            title: 'Mappings that differ from the default ones',
            method: 'POST',
            path: ['/api/v1/mappings/', mappingId],
            body: toMappingBody(attributeMappings),
            sdk: {
              api: 'profileMappingApi',
              method: 'updateProfileMapping',
              parameters: { mappingId },
              body: 'profileMapping',
            },
          } as const,
        ]),
  ];
}

/** A group by its exact name. */
const toGroupSearch = (id: string, name: string, variable: Variable): ApiCall => {
  const search = `type eq "OKTA_GROUP" and profile.name eq ${JSON.stringify(name)}`;
  return {
    id,
    title: `The group ${name}`,
    method: 'GET',
    path: ['/api/v1/groups'],
    query: [
      ['search', search],
      ['limit', '1'],
    ],
    saves: { variable, from: 'list' },
    sdk: { api: 'groupApi', method: 'listGroups', parameters: { search } },
  };
};

function toAssignment(name: string, at: number): readonly ApiCall[] {
  const group = new Variable(`assignedGroupId${String(at + 1)}`);
  return [
    toGroupSearch(`findAssignedGroup${String(at + 1)}`, name, group),
    {
      id: `assignGroup${String(at + 1)}`,
      title: `Assignments: the members of ${name}`,
      method: 'PUT',
      path: ['/api/v1/apps/', appId, '/groups/', group],
      body: {},
      sdk: {
        api: 'applicationApi',
        method: 'assignGroupToApplication',
        parameters: { appId, groupId: group },
        body: 'applicationGroupAssignment',
      },
    },
  ];
}

function toGroupPush(name: string, targetGroupName: string, at: number): readonly ApiCall[] {
  const sourceGroupId = new Variable(`pushedGroupId${String(at + 1)}`);
  return [
    toGroupSearch(`findPushedGroup${String(at + 1)}`, name, sourceGroupId),
    {
      id: `pushGroup${String(at + 1)}`,
      title: `Push Groups: ${name}`,
      method: 'POST',
      path: ['/api/v1/apps/', appId, '/group-push/mappings'],
      body: { sourceGroupId, targetGroupName, status: 'ACTIVE' },
      sdk: {
        api: 'groupPushMappingApi',
        method: 'createGroupPushMapping',
        parameters: { appId },
        body: 'body',
      },
    },
  ];
}

const toSubmissionPlan = (settings: ProvisioningSettings): readonly PlanStep[] => [
  {
    id: 'createSubmission',
    title: 'The integration, as OIN Manager has it',
    method: 'POST',
    path: ['/integrations/api/v1/submissions'],
    body: toSubmissionBody(settings),
    saves: { variable: submissionId, from: 'object' },
    sdk: {
      api: 'yourOinIntegrationsApi',
      method: 'createSubmission',
      parameters: {},
      body: 'submissionRequest',
    },
  },
  {
    id: 'addTestInformation',
    title: 'What the testers of Okta need',
    method: 'PUT',
    path: ['/integrations/api/v1/submissions/', submissionId, '/testing'],
    body: toTestingBody(settings),
    sdk: {
      api: 'yourOinIntegrationsApi',
      method: 'upsertSubmissionTestInfo',
      parameters: { submissionId },
      body: 'testInfo',
    },
  },
];
