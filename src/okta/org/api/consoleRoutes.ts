import { type JsonObject } from '../../../base/json.js';
import { type Task } from '../job.js';
import { toOrgView } from '../orgView.js';
import {
  type ApiAnswer,
  type ApiCall,
  type ApiRoute,
  route,
  noContent,
  ok,
  toTime,
} from './apiRoute.js';
import { toUserJson } from './resourceJson.js';
import { getPerson } from './userRoutes.js';

/** What an administrator does in the Admin Console alone: Okta has no API for it, so the paths are ours. */
const base = '/scim-workbench/v1';

const toTaskJson = ({ job, problem, failedAt }: Task): JsonObject => ({
  id: job.id,
  kind: job.kind,
  title: job.title,
  errorSummary: problem,
  failed: toTime(failedAt),
});

/** Does it, and tells the tasks that are left when all has been sent. */
const thenTasks =
  (action: (call: ApiCall) => void) =>
  (call: ApiCall): (() => ApiAnswer) => {
    action(call);
    return () => ok({ tasks: call.org.queue.tasks.map(toTaskJson) });
  };

export const consoleRoutes: readonly ApiRoute[] = [
  route('GET', `${base}/state`, ({ org }) => ok(toOrgView(org))),
  route('GET', `${base}/tasks`, ({ org }) => ok(org.queue.tasks.map(toTaskJson))),
  route(
    'POST',
    `${base}/tasks/{taskId}/retry`,
    thenTasks(({ org, id }) => {
      org.queue.retry(id('taskId'));
    }),
  ),
  route(
    'POST',
    `${base}/test-connection`,
    thenTasks(({ org }) => {
      org.testConnection();
    }),
  ),
  route('POST', `${base}/import`, ({ org }) => {
    org.imports.start();
    return () => ok(toOrgView(org).import ?? {});
  }),
  route('POST', `${base}/import/{externalId}/confirm`, ({ org, id, origin }) =>
    ok(toUserJson(org.imports.confirm(id('externalId')), origin)),
  ),
  route(
    'POST',
    `${base}/force-sync`,
    thenTasks(({ org }) => {
      org.accounts.forceSync();
    }),
  ),
  route(
    'POST',
    `${base}/users/{userId}/provision`,
    thenTasks((call) => {
      call.org.accounts.provision(getPerson(call).id);
    }),
  ),
  route(
    'POST',
    `${base}/mappings/{mappingId}/push-now`,
    thenTasks(({ org, id }) => {
      org.groupPush.pushNow(id('mappingId'));
    }),
  ),
  route('POST', `${base}/discover-entitlements`, ({ org }) => {
    org.discoverEntitlements();
    return noContent;
  }),
];
