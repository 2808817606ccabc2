import { concernsUser } from './concernsUser.js';
import { type FaultSpec, operationOf } from './faultSpec.js';
import { findText } from './faultValue.js';
import { matchesPath } from './pathPattern.js';
import { type RequestFacts, isOperation } from './requestFacts.js';

/** Whether a request is one of those that a fault is for; what is dear to find out comes last. */
export function matchesRequest({ kind, values }: FaultSpec, request: RequestFacts): boolean {
  const methods = findText(values, 'method');
  const path = findText(values, 'path');
  const operation = operationOf(values);
  const user = findText(values, 'user');
  return (
    (kind.operations === undefined || kind.operations.some((one) => isOperation(request, one))) &&
    (methods === undefined || isMethod(methods, request.method)) &&
    (operation === undefined || isOperation(request, operation)) &&
    (path === undefined || isPath(path, request)) &&
    (user === undefined || concernsUser(request, user))
  );
}

function isMethod(methods: string, method: string): boolean {
  const wanted = methods.split(',');
  return wanted.includes(method) || (method === 'HEAD' && wanted.includes('GET'));
}

/** People also write the path as it stands in the address. */
const isPath = (pattern: string, { path, basePath }: RequestFacts): boolean =>
  matchesPath(pattern, path) || matchesPath(pattern, `${basePath}${path}`);
