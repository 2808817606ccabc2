import { isJsonArray, isJsonObject, type JsonObject } from '../../../../src/base/json.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, type Reply } from '../message.js';
import { textOf } from '../record.js';
import { listUrn } from '../urns.js';

type ServerClass = new () => FleetServer;

/** A server whose answers are changed at last. */
export const withReplies = (change: (reply: Reply, call: Call) => Reply): ServerClass =>
  class extends FleetServer {
    override finish(reply: Reply, call: Call): Reply {
      return change(super.finish(reply, call), call);
    }
  };

/** A server whose bodies are changed at last. */
export const withBodies = (change: (body: JsonObject, call: Call) => JsonObject): ServerClass =>
  withReplies((reply, call) =>
    isJsonObject(reply.body) ? { ...reply, body: change(reply.body, call) } : reply,
  );

const isList = (body: JsonObject): boolean =>
  isJsonArray(body['schemas']) && body['schemas'].includes(listUrn);

const isError = (body: JsonObject): boolean => textOf(body['detail']) !== '';

const isData = (call: Call): boolean => ['Users', 'Groups'].includes(call.path[0] ?? '');

/** A server whose lists of users and groups are changed. */
export const withLists = (change: (list: JsonObject, call: Call) => JsonObject): ServerClass =>
  withBodies((body, call) => (isData(call) && isList(body) ? change(body, call) : body));

/** A server whose users and groups are changed where they are shown, in lists as well. */
export const withResources = (
  change: (resource: JsonObject, call: Call) => JsonObject,
): ServerClass =>
  withBodies((body, call) => {
    if (!isData(call) || isError(body)) {
      return body;
    }
    const { Resources: resources } = body;
    return isJsonArray(resources)
      ? { ...body, Resources: resources.filter(isJsonObject).map((one) => change(one, call)) }
      : change(body, call);
  });

export const withUsers = (change: (user: JsonObject, call: Call) => JsonObject): ServerClass =>
  withResources((resource, call) => (call.path[0] === 'Users' ? change(resource, call) : resource));

export const withGroups = (change: (group: JsonObject, call: Call) => JsonObject): ServerClass =>
  withResources((resource, call) =>
    call.path[0] === 'Groups' ? change(resource, call) : resource,
  );

/** A server whose SCIM Errors are changed. */
export const withErrors = (change: (reply: Reply, call: Call) => Reply): ServerClass =>
  withReplies((reply, call) =>
    isJsonObject(reply.body) && isError(reply.body) ? change(reply, call) : reply,
  );
