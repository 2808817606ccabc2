import { type JsonObject, withoutMember } from '../../../../src/base/json.js';
import { type FleetDefect } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, Failure, type Reply } from '../message.js';
import { type Kind, objectOf, textOf } from '../record.js';
import { withErrors } from './edited.js';

const inBody = (change: (body: JsonObject, reply: Reply) => JsonObject): new () => FleetServer =>
  withErrors((reply) => ({ ...reply, body: change(objectOf(reply.body), reply) }));

const page = (title: string): string =>
  `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;

const asHtml = (reply: Reply): Reply => ({
  status: reply.status,
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  text: page(`Error ${String(reply.status)}`),
});

/** What is answered where something is wrong. */
export const errorDefects: readonly FleetDefect[] = [
  {
    id: 'error.html',
    sentence: 'errors are pages in HTML',
    named: /HTML|JSON/,
    server: withErrors(asHtml),
  },
  {
    id: 'error.empty',
    sentence: 'errors have no body',
    named: /body|Error/,
    server: withErrors(({ status, headers }) => ({ status, headers })),
  },
  {
    id: 'error.ownFormat',
    sentence: 'errors are {"error":{"message":…}}, as in the rest of the API',
    named: /Error|schemas/,
    server: inBody((body) => ({ error: { message: body['detail'] ?? '' } })),
  },
  {
    id: 'error.schemasMissing',
    sentence: 'errors have no schemas',
    named: /schemas/,
    server: inBody((body) => withoutMember(body, 'schemas')),
  },
  {
    id: 'error.schemasWrong',
    sentence: 'the schemas of errors is that of a list',
    named: /schemas/,
    server: inBody((body) => ({
      ...body,
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    })),
  },
  {
    id: 'error.statusNumber',
    sentence: 'status of an error is a number',
    named: /status/,
    server: inBody((body) => ({ ...body, status: Number(body['status']) })),
  },
  {
    id: 'error.statusMissing',
    sentence: 'errors have no status',
    named: /status/,
    server: inBody((body) => withoutMember(body, 'status')),
  },
  {
    id: 'error.statusOther',
    sentence: 'status of an error is always "400"',
    named: /status/,
    server: inBody((body) => ({ ...body, status: '400' })),
  },
  {
    id: 'error.detailMissing',
    sentence: 'errors have no detail',
    named: /detail/,
    server: inBody((body) => withoutMember(body, 'detail')),
  },
  {
    id: 'error.scimTypeOwn',
    sentence: 'scimType of errors is one that RFC 7644 does not have',
    named: /scimType/,
    server: inBody((body) =>
      body['scimType'] === undefined ? body : { ...body, scimType: 'BAD_REQUEST' },
    ),
  },
  {
    id: 'error.with200',
    sentence: 'errors come with the status 200',
    named: /200|status/,
    server: withErrors((reply) => ({ ...reply, status: 200 })),
  },
  {
    id: 'error.notFound400',
    sentence: 'who is not there is answered with 400',
    named: /404/,
    server: withErrors((reply) =>
      reply.status === 404
        ? { ...reply, status: 400, body: { ...objectOf(reply.body), status: '400' } }
        : reply,
    ),
  },
  {
    id: 'error.notFound500',
    sentence: 'an id that is no UUID ends with 500',
    named: /404|5xx/,
    server: class extends FleetServer {
      override read(kind: Kind, id: string, call: Call): Reply {
        if (!/^[\da-f]{8}-/.test(id)) {
          throw new Failure(500, 'invalid input syntax for type uuid');
        }
        return super.read(kind, id, call);
      }
    },
  },
  {
    id: 'error.notFoundEmpty',
    sentence: 'who is not there is answered with 200 and {}',
    named: /404/,
    server: withErrors((reply, call) =>
      reply.status === 404 && call.method === 'GET'
        ? { status: 200, headers: {}, body: {} }
        : reply,
    ),
  },
  {
    id: 'error.notFoundList',
    sentence: 'who is not there is answered with 200 and an empty list',
    named: /404|list/i,
    server: withErrors((reply, call) =>
      reply.status === 404 && call.method === 'GET'
        ? {
            status: 200,
            headers: {},
            body: {
              schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
              totalResults: 0,
              startIndex: 1,
              itemsPerPage: 0,
              Resources: [],
            },
          }
        : reply,
    ),
  },
  {
    id: 'error.badJson500',
    sentence: 'a body that is no JSON ends with 500',
    named: /JSON/,
    server: class extends FleetServer {
      override readBody(call: Call): JsonObject {
        try {
          JSON.parse(call.text);
        } catch (error) {
          throw new Failure(500, String(error));
        }
        return super.readBody(call);
      }
    },
  },
  {
    id: 'error.wrongType500',
    sentence: 'a value of a wrong type ends with 500',
    named: /Users: 500|type/,
    server: class extends FleetServer {
      override accept(kind: Kind, body: JsonObject): JsonObject {
        try {
          return super.accept(kind, body);
        } catch (error) {
          if (error instanceof Failure && error.message.includes('has to be')) {
            throw new Failure(500, 'value.toLowerCase is not a function');
          }
          throw error;
        }
      }
    },
  },
  {
    id: 'error.unauthorizedHtml',
    sentence: 'a 401 is a page in HTML, from the gateway in front',
    named: /401|HTML|JSON/,
    server: withErrors((reply) => (reply.status === 401 ? asHtml(reply) : reply)),
  },
  {
    id: 'error.unauthorizedEmpty',
    sentence: 'a 401 has no body',
    named: /401|Error/,
    server: withErrors((reply) =>
      reply.status === 401 ? { status: 401, headers: reply.headers } : reply,
    ),
  },
  {
    id: 'error.unauthorized403',
    sentence: 'wrong credentials are answered with 403',
    named: /401/,
    server: withErrors((reply) =>
      reply.status === 401
        ? { status: 403, headers: {}, body: { ...objectOf(reply.body), status: '403' } }
        : reply,
    ),
  },
  {
    id: 'error.unauthorized500',
    sentence: 'wrong credentials end with 500',
    named: /401|credentials/,
    server: withErrors((reply) =>
      reply.status === 401
        ? { status: 500, headers: {}, body: { ...objectOf(reply.body), status: '500' } }
        : reply,
    ),
  },
  {
    id: 'error.unauthorizedRedirect',
    sentence: 'wrong credentials are sent to the login page',
    named: /401|redirect|302/i,
    server: withErrors((reply) =>
      reply.status === 401 ? { status: 302, headers: { Location: '/login' } } : reply,
    ),
  },
  {
    id: 'error.open',
    sentence: 'credentials are not asked for at all',
    named: /credentials|401/i,
    server: class extends FleetServer {
      override authorize(): void {
        return undefined;
      }
    },
  },
  {
    id: 'error.openReads',
    sentence: 'credentials are asked for where something is written only',
    named: /credentials|401/i,
    server: class extends FleetServer {
      override authorize(call: Call): void {
        if (call.method !== 'GET') {
          super.authorize(call);
        }
      }
    },
  },
  {
    id: 'error.anyToken',
    sentence: 'every bearer token is taken',
    named: /credentials|token|401/i,
    server: class extends FleetServer {
      override authorize(call: Call): void {
        if (!call.headers.get('authorization')?.startsWith('Bearer ')) {
          super.authorize(call);
        }
      }
    },
  },
  {
    id: 'error.stackTrace',
    sentence: 'detail of an error is a stack trace',
    named: /stack/i,
    server: inBody((body) => ({
      ...body,
      detail: `Error: ${textOf(body['detail'])}\n    at UserController.find (/app/dist/users.js:42:11)\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)`,
    })),
  },
  {
    id: 'error.methods500',
    sentence: 'a method that is not known ends with 500',
    named: /POST \S+: 500|405|method/i,
    server: withErrors((reply) =>
      reply.status === 405
        ? { ...reply, status: 500, body: { ...objectOf(reply.body), status: '500' } }
        : reply,
    ),
  },
];
