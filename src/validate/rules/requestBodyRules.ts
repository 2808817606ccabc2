import { describeValue } from '../../scim/message/simpleValue.js';
import { shorten } from '../../base/shorten.js';
import { isJsonObject } from '../../base/json.js';
import { answer, type MakeExamples, post, rawBytes, patch } from '../example/exampleExchange.js';
import { errorOf, jane, locationHeader, newJane, patchOf } from '../example/exampleResources.js';
import { type ExchangeRule, inBody, inHeader, type Problems } from '../rule.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { isScimRequest } from './isScimRequest.js';

const methodsWithBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** Whether the request must have a body: discovery and what has no such method is another rule's. */
const needsBody = (view: ExchangeView): boolean =>
  methodsWithBody.has(view.method) &&
  isScimRequest(view) &&
  view.place.kind !== 'discovery' &&
  view.status !== 401;

const noBody = (view: ExchangeView): Problems =>
  needsBody(view) && view.requestBody.kind === 'none' && view.isFailure
    ? { message: `The ${view.method} comes without a body`, place: inBody('request') }
    : undefined;

function notAnObject(view: ExchangeView): Problems {
  const body = view.requestBody;
  return needsBody(view) && body.kind === 'json' && !isJsonObject(body.value)
    ? {
        message: `The body is ${describeValue(body.value)}, and every SCIM message is an object`,
        place: inBody('request'),
        ...(view.method === 'PATCH' && {
          fix: 'Send {"schemas": […], "Operations": […]}: an array of operations is JSON Patch (RFC 6902), which is another thing',
        }),
      }
    : undefined;
}

/** Undefined where nothing is compressed. */
const compression = (view: ExchangeView): string | undefined => {
  const coding = view.requestHeader('content-encoding')?.trim().toLowerCase() ?? '';
  return coding === '' || coding === 'identity' ? undefined : coding;
};

const compressed = (view: ExchangeView): Problems => {
  const coding = compression(view);
  return coding !== undefined && isScimRequest(view)
    ? {
        message: `The body is compressed (${shorten(coding)})`,
        place: inHeader('request', 'Content-Encoding'),
      }
    : undefined;
};

function notUtf8(view: ExchangeView): Problems {
  if (!isScimRequest(view) || view.requestBody.kind === 'none') {
    return undefined;
  }
  const charset = /;\s*charset\s*=\s*"?([^";]*)/i
    .exec(view.requestHeader('content-type') ?? '')?.[1]
    ?.trim();
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    return {
      message: `The body comes with the charset ${shorten(charset)}`,
      place: inHeader('request', 'Content-Type'),
    };
  }
  return view.requestBody.kind === 'raw' && compression(view) === undefined
    ? { message: 'The body is not valid UTF-8', place: inBody('request') }
    : undefined;
}

/** The body of a request, before it is read as a SCIM message. */
export const requestBodyRules: readonly ExchangeRule[] = [
  {
    id: 'request.noBody',
    on: 'exchange',
    level: 'error',
    title: 'POST, PUT and PATCH have a body',
    references: ['RFC 7644 3.3', 'RFC 7644 3.5'],
    fix: 'Send the resource or the message as JSON; a redirect or a proxy may have lost it',
    check: noBody,
  },
  {
    id: 'request.notAnObject',
    on: 'exchange',
    level: 'error',
    title: 'A request with a body is one JSON object',
    references: ['RFC 7643 3', 'RFC 7644 3.1'],
    fix: 'Send one resource, or a Bulk request for several',
    check: notAnObject,
  },
  {
    id: 'request.charset',
    on: 'exchange',
    level: 'error',
    title: 'A request is in UTF-8',
    references: ['RFC 7644 3.1', 'RFC 8259 8.1'],
    fix: 'Encode the body in UTF-8; leave the charset out of Content-Type, or let it say utf-8',
    check: notUtf8,
  },
  {
    id: 'request.compressed',
    on: 'exchange',
    level: 'warning',
    title: 'A request is not compressed',
    references: ['RFC 9110 8.4'],
    fix: 'Send the body as it is: few SCIM servers take compressed ones',
    check: compressed,
  },
];

const refused = (status: number, detail: string, scimType?: string) =>
  answer(status, errorOf(status, detail, scimType === undefined ? {} : { scimType }));
const created = () => post('/Users', newJane(), answer(201, jane(), locationHeader()));

export const requestBodyExamples: MakeExamples = () => ({
  'request.noBody': {
    failing: [{ ...created(), body: undefined, answer: refused(400, 'No body', 'invalidSyntax') }],
    passing: [created()],
  },
  'request.notAnObject': {
    failing: [
      post('/Users', [newJane()], refused(400, 'The body is an array', 'invalidSyntax')),
      patch(
        '/Users/2819',
        [{ op: 'replace', path: 'active', value: false }],
        refused(400, 'The body is an array', 'invalidSyntax'),
      ),
    ],
    passing: [
      created(),
      patch('/Users/2819', patchOf([{ op: 'remove', path: 'title' }]), answer(204)),
    ],
  },
  'request.charset': {
    failing: [
      post(
        '/Users',
        rawBytes('eyJ1c2VyTmFtZSI6ImrkbmUifQ=='),
        refused(400, 'Not UTF-8', 'invalidSyntax'),
      ),
      post('/Users', newJane(), refused(415, 'Not UTF-8'), {
        'Content-Type': 'application/scim+json; charset=iso-8859-1',
      }),
    ],
    passing: [created()],
  },
  'request.compressed': {
    failing: [
      post(
        '/Users',
        rawBytes('H4sIAAAAAAAAA6tWKi1OLfJLzE1VslLKSsxLVaoFAFwYuBIVAAAA'),
        refused(415, 'Compressed'),
        {
          'Content-Encoding': 'gzip',
        },
      ),
    ],
    passing: [created()],
  },
});
