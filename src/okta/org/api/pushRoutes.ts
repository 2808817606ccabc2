import { type PushMapping } from '../pushMapping.js';
import { getApp } from './appRoutes.js';
import { type ApiAnswer, type ApiCall, type ApiRoute, route, noContent, ok } from './apiRoute.js';
import { validationFailed } from './apiError.js';
import { findText, getText, readFlag, readObject } from './bodyReader.js';
import { toPage } from './paging.js';
import { toMappingJson } from './resourceJson.js';

/** @throws OrgError */
function getMapping(call: ApiCall): PushMapping {
  return call.org.groupPush.get(call.id('mappingId'));
}

const list = (call: ApiCall): ApiAnswer => {
  const { id } = getApp(call);
  const sourceGroupId = call.query.get('sourceGroupId');
  const status = call.query.get('status');
  const wanted = call.org.groupPush.all.filter(
    (mapping) =>
      (sourceGroupId === undefined || mapping.groupId === sourceGroupId) &&
      (status === undefined || mapping.status === status),
  );
  return toPage(
    call,
    `/api/v1/apps/${id}/group-push/mappings`,
    wanted.map((mapping) => ({
      cursor: mapping.id,
      json: toMappingJson(mapping, id, call.origin),
    })),
  );
};

const create = (call: ApiCall): (() => ApiAnswer) => {
  getApp(call);
  const body = readObject(call.body);
  const targetId = findText(body, 'targetGroupId');
  const targetName = findText(body, 'targetGroupName');
  if ((targetId === undefined) === (targetName === undefined)) {
    throw validationFailed(
      'targetGroupName',
      'targetGroupName: Either targetGroupId or targetGroupName must be provided, but not both',
    );
  }
  const { id } = call.org.groupPush.create({
    groupId: getText(body, 'sourceGroupId'),
    ...(targetId !== undefined && { targetId }),
    ...(targetName !== undefined && { targetName }),
    isActive: readStatus(findText(body, 'status') ?? 'ACTIVE') === 'ACTIVE',
  });
  return () => ({ ...answerMapping(call, id)(), status: 201 });
};

/** As it is when all that follows has been sent. */
const answerMapping =
  ({ org, origin }: ApiCall, id: string) =>
  (): ApiAnswer =>
    ok(toMappingJson(org.groupPush.get(id), org.app.id, origin));

function readStatus(text: string): 'ACTIVE' | 'INACTIVE' {
  if (text !== 'ACTIVE' && text !== 'INACTIVE') {
    throw validationFailed('status', 'status: ACTIVE or INACTIVE is expected');
  }
  return text;
}

const update = (call: ApiCall): (() => ApiAnswer) => {
  getApp(call);
  const { id } = getMapping(call);
  if (readStatus(getText(readObject(call.body), 'status')) === 'ACTIVE') {
    call.org.groupPush.activate(id);
  } else {
    call.org.groupPush.deactivate(id);
  }
  return answerMapping(call, id);
};

const remove = (call: ApiCall): ApiAnswer => {
  getApp(call);
  const { id, status } = getMapping(call);
  if (!call.query.has('deleteTargetGroup')) {
    throw validationFailed('deleteTargetGroup', 'deleteTargetGroup: The parameter is required');
  }
  if (status !== 'INACTIVE') {
    throw validationFailed('status', 'status: The group push mapping must be INACTIVE first');
  }
  call.org.groupPush.remove(id, readFlag(call.query, 'deleteTargetGroup', false));
  return noContent;
};

const base = '/api/v1/apps/{appId}/group-push/mappings';

export const pushRoutes: readonly ApiRoute[] = [
  route('GET', base, list),
  route('POST', base, create),
  route('GET', `${base}/{mappingId}`, (call) => {
    getApp(call);
    return answerMapping(call, getMapping(call).id)();
  }),
  route('PATCH', `${base}/{mappingId}`, update),
  route('DELETE', `${base}/{mappingId}`, remove),
];
