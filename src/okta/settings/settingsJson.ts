import { type JsonObject, type JsonValue, isJsonArray, isJsonObject } from '../../base/json.js';
import { type AuthenticationSettings, type ProvisioningSettings } from './provisioningSettings.js';
import { secretFields } from './secretFields.js';
import { type SubmissionSettings, defaultSubmission } from './submissionSettings.js';

/**
 * A settings file, which can be read again. Has a placeholder where the secret belongs, and leaves out what
 * is empty, and parts that say nothing.
 */
export function toSettingsJson(settings: ProvisioningSettings): JsonObject {
  const { submission, customAttributes, entitlementTypes, ...rest } = settings;
  return withoutEmpty({
    ...rest,
    signOn: withoutEmpty({ ...rest.signOn }),
    connection: {
      ...rest.connection,
      authentication: toAuthenticationJson(rest.connection.authentication),
    },
    toApp: { ...rest.toApp },
    toOkta: { ...rest.toOkta },
    attributeMappings: rest.attributeMappings.map((mapping) => ({ ...mapping })),
    assignedGroups: [...rest.assignedGroups],
    pushGroups: rest.pushGroups.map((group) => ({ ...group })),
    customAttributes: customAttributes.map(({ itemType, ...attribute }) =>
      withoutEmpty({ ...attribute, ...(attribute.type === 'array' && { itemType }) }),
    ),
    entitlementTypes: entitlementTypes.map((type) =>
      withoutEmpty({ ...type, mappings: withoutEmpty({ ...type.mappings }) }),
    ),
    submission: toSubmissionJson(submission),
  });
}

function toAuthenticationJson(authentication: AuthenticationSettings): JsonObject {
  const { member, placeholder } = secretFields[authentication.mode];
  if (authentication.mode !== 'oauth2') {
    return { ...authentication, [member]: placeholder };
  }
  const { scopes, redirectUris, ...rest } = authentication;
  return {
    ...rest,
    ...withoutEmpty({ scopes: [...scopes], redirectUris: [...redirectUris] }),
    [member]: placeholder,
  };
}

const toSubmissionJson = (submission: SubmissionSettings): JsonObject =>
  Object.fromEntries(
    Object.entries(
      withoutEmpty({
        ...submission,
        tenantVariables: submission.tenantVariables.map((variable) => ({ ...variable })),
        testAccount: withoutEmpty({ ...submission.testAccount }),
      }),
    ).filter(([name, value]) => value !== defaults.get(name)),
  );

const defaults: ReadonlyMap<string, unknown> = new Map(Object.entries(defaultSubmission));

const withoutEmpty = (object: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => !isEmpty(value)));

const isEmpty = (value: JsonValue): boolean =>
  value === '' ||
  (isJsonArray(value) && value.length === 0) ||
  (isJsonObject(value) && Object.keys(value).length === 0);

export const toSettingsText = (settings: ProvisioningSettings): string =>
  `${JSON.stringify(toSettingsJson(settings), undefined, 2)}\n`;
