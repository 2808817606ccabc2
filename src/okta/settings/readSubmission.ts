import { type JsonCursor } from '../../base/jsonCursor.js';
import { readText } from './readProfile.js';
import { type ShapeReader, readLine } from './shapeReader.js';
import {
  type EntitlementMappings,
  type EntitlementType,
  type SubmissionSettings,
  type TenantVariable,
  type TestAccount,
  defaultSubmission,
  tokenForms,
} from './submissionSettings.js';

const memberNames = {
  entitlementType: ['name', 'endpoint', 'description', 'required', 'multivalued', 'mappings'],
  mappings: ['id', 'displayName', 'description'],
  submission: Object.keys(defaultSubmission),
  tenantVariable: ['name', 'label'],
  testAccount: ['url', 'username', 'password'],
} as const;

export const readEntitlementTypes = (
  reader: ShapeReader,
  file: JsonCursor,
): readonly EntitlementType[] =>
  reader.readObjects(file, 'entitlementTypes', memberNames.entitlementType, (item) => {
    const name = reader.required(item, 'name', readText);
    const endpoint = reader.required(item, 'endpoint', readEndpoint);
    const isTrue = (member: string): boolean =>
      reader.read(item, member, false, (cursor) => cursor.boolean());
    const rest = {
      description: reader.read(item, 'description', '', readLine),
      required: isTrue('required'),
      multivalued: isTrue('multivalued'),
      mappings: readEntitlementMappings(reader, item),
    };
    return name === undefined || endpoint === undefined ? undefined : { name, endpoint, ...rest };
  });

function readEntitlementMappings(reader: ShapeReader, item: JsonCursor): EntitlementMappings {
  const mappings = reader.object(item.member('mappings'));
  reader.checkNames(mappings, memberNames.mappings);
  return {
    id: reader.read(mappings, 'id', 'id', readText),
    displayName: reader.read(mappings, 'displayName', 'displayName', readText),
    description: reader.read(mappings, 'description', '', readLine),
  };
}

function readEndpoint(cursor: JsonCursor): string {
  const path = readLine(cursor);
  return /^\/[\w./-]*$/.test(path)
    ? path
    : cursor.fail('must be a path behind the base URL, for example /Roles');
}

export function readSubmission(reader: ShapeReader, file: JsonCursor): SubmissionSettings {
  const submission = reader.object(file.member('submission'));
  reader.checkNames(submission, memberNames.submission);
  const line = (name: string): string => reader.read(submission, name, '', readLine);
  const url = (name: string): string => reader.readUrl(submission, name);
  return {
    name: line('name'),
    description: line('description'),
    logo: url('logo'),
    setupInstructions: url('setupInstructions'),
    baseUrlExpression: url('baseUrlExpression'),
    tokenForm: reader.read(submission, 'tokenForm', defaultSubmission.tokenForm, (member) =>
      member.oneOf(tokenForms),
    ),
    patch: reader.read(submission, 'patch', defaultSubmission.patch, (member) => member.boolean()),
    tenantVariables: readTenantVariables(reader, submission),
    supportContact: line('supportContact'),
    escalationContact: line('escalationContact'),
    testAccount: readTestAccount(reader, submission),
    specTestResults: url('specTestResults'),
    crudTestResults: url('crudTestResults'),
  };
}

const readTenantVariables = (
  reader: ShapeReader,
  submission: JsonCursor,
): readonly TenantVariable[] =>
  reader.readObjects(submission, 'tenantVariables', memberNames.tenantVariable, (item) => {
    const name = reader.required(item, 'name', readText);
    return name === undefined
      ? undefined
      : { name, label: reader.read(item, 'label', name, readText) };
  });

function readTestAccount(reader: ShapeReader, submission: JsonCursor): TestAccount {
  const account = reader.object(submission.member('testAccount'));
  reader.checkNames(account, memberNames.testAccount);
  reader.checkSecret(account, 'password');
  return {
    url: reader.readUrl(account, 'url'),
    username: reader.read(account, 'username', '', readLine),
  };
}
