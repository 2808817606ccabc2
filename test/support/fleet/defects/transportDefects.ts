import { type ServerResponse } from 'node:http';
import { isJsonObject, type JsonObject } from '../../../../src/base/json.js';
import { type FleetDefect } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, Failure, type Reply } from '../message.js';
import { withReplies } from './edited.js';

const typeOf = (call: Call): string => call.headers.get('content-type') ?? '';

/** A server that looks at a header before all else. */
const checking = (check: (call: Call) => void): new () => FleetServer =>
  class extends FleetServer {
    override route(call: Call): Promise<Reply> | Reply {
      check(call);
      return super.route(call);
    }
  };

/** Headers, media types, addresses and bytes. */
export const transportDefects: readonly FleetDefect[] = [
  {
    id: 'transport.html',
    sentence: 'answers are JSON, but say text/html',
    named: /text\/html|Content-Type|media type/i,
    server: class extends FleetServer {
      override readonly mediaType = 'text/html; charset=utf-8';
    },
  },
  {
    id: 'transport.plain',
    sentence: 'answers are JSON, but say text/plain',
    named: /text\/plain|Content-Type|media type/i,
    server: class extends FleetServer {
      override readonly mediaType = 'text/plain';
    },
  },
  {
    id: 'transport.json',
    sentence: 'answers are application/json, also where application/scim+json is asked for',
    named: /application\/json/,
    server: class extends FleetServer {
      override readonly mediaType = 'application/json';
    },
  },
  {
    id: 'transport.noType',
    sentence: 'answers have no Content-Type',
    named: /Content-Type|media type/i,
    server: class extends FleetServer {
      override write(response: ServerResponse, { status, headers, body, text }: Reply): void {
        response.writeHead(status, headers);
        response.end(text ?? (body === undefined ? undefined : JSON.stringify(body)));
      }
    },
  },
  {
    id: 'transport.latin1',
    sentence: 'answers are written in Latin-1 and say so',
    named: /UTF-8|charset/i,
    server: class extends FleetServer {
      override write(response: ServerResponse, { status, headers, body, text }: Reply): void {
        response.writeHead(status, {
          'Content-Type': 'application/scim+json; charset=iso-8859-1',
          ...headers,
        });
        const content = text ?? (body === undefined ? '' : JSON.stringify(body));
        response.end(Buffer.from(content, 'latin1'));
      }
    },
  },
  {
    id: 'transport.onlyJson',
    sentence: 'only application/json is parsed: a body of application/scim+json is empty',
    named: /application\/scim\+json/,
    server: class extends FleetServer {
      override readBody(call: Call): JsonObject {
        return typeOf(call).startsWith('application/json') ? super.readBody(call) : {};
      }
    },
  },
  {
    id: 'transport.onlyJson415',
    sentence: 'application/scim+json in Content-Type is refused with 415',
    named: /application\/scim\+json/,
    server: class extends FleetServer {
      override readBody(call: Call): JsonObject {
        if (!typeOf(call).startsWith('application/json')) {
          throw new Failure(415, 'Unsupported media type');
        }
        return super.readBody(call);
      }
    },
  },
  {
    id: 'transport.onlyScim',
    sentence: 'application/json in Content-Type is refused, which Okta’s own tests send',
    named: /application\/json/,
    server: class extends FleetServer {
      override readBody(call: Call): JsonObject {
        if (!typeOf(call).startsWith('application/scim+json')) {
          throw new Failure(415, 'Unsupported media type');
        }
        return super.readBody(call);
      }
    },
  },
  {
    id: 'transport.charsetRefused',
    sentence: 'a Content-Type with a charset parameter is refused',
    named: /charset/i,
    server: class extends FleetServer {
      override readBody(call: Call): JsonObject {
        if (typeOf(call).includes(';')) {
          throw new Failure(415, 'Unsupported media type');
        }
        return super.readBody(call);
      }
    },
  },
  {
    id: 'transport.acceptRefused',
    sentence: 'Accept: application/scim+json is refused with 406',
    named: /Accept|application\/scim\+json/,
    server: checking((call) => {
      if (call.headers.get('accept')?.startsWith('application/scim+json')) {
        throw new Failure(406, 'Not acceptable');
      }
    }),
  },
  {
    id: 'transport.trailingSlash',
    sentence: 'addresses are redirected to themselves with a slash at the end',
    named: /redirect|slash|301|308/i,
    server: class extends FleetServer {
      override route(call: Call): Promise<Reply> | Reply {
        const [path = '', search] = call.target.split('?');
        return path.endsWith('/')
          ? super.route(call)
          : {
              status: 301,
              headers: { Location: search === undefined ? `${path}/` : `${path}/?${search}` },
            };
      }
    },
  },
  {
    id: 'transport.envelope',
    sentence: 'all answers are wrapped: {"status":"ok","data":…}',
    named: /schemas|ListResponse|required|wrapped/i,
    server: withReplies((reply) =>
      isJsonObject(reply.body) && reply.status < 300
        ? { ...reply, body: { status: 'ok', data: reply.body } }
        : reply,
    ),
  },
  {
    id: 'transport.closed',
    sentence: 'the connection is cut in the middle of long answers',
    named: /connection|cut|whole|answer/i,
    server: class extends FleetServer {
      override write(response: ServerResponse, reply: Reply): void {
        const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
        if (text.length < 1500) {
          super.write(response, reply);
          return;
        }
        response.writeHead(reply.status, {
          'Content-Type': this.mediaType,
          'Content-Length': String(Buffer.byteLength(text)),
        });
        response.write(text.slice(0, 1400), () => {
          response.destroy();
        });
      }
    },
  },
  {
    id: 'transport.lengthInCharacters',
    sentence: 'Content-Length counts characters instead of bytes, so the end is cut off',
    named: /JSON|length|cut|whole|connection|changed/i,
    server: class extends FleetServer {
      override write(response: ServerResponse, reply: Reply): void {
        const text = reply.body === undefined ? '' : JSON.stringify(reply.body);
        const bytes = Buffer.from(text, 'utf8').subarray(0, text.length);
        if (text === '') {
          super.write(response, reply);
          return;
        }
        response.writeHead(reply.status, {
          'Content-Type': this.mediaType,
          'Content-Length': String(bytes.length),
          ...reply.headers,
        });
        response.end(bytes);
      }
    },
  },
  {
    id: 'transport.byteOrderMark',
    sentence: 'answers begin with a byte order mark',
    named: /byte order mark/i,
    server: class extends FleetServer {
      override write(response: ServerResponse, reply: Reply): void {
        const { body, ...rest } = reply;
        super.write(
          response,
          body === undefined ? reply : { ...rest, text: `\uFEFF${JSON.stringify(body)}` },
        );
      }
    },
  },
];
