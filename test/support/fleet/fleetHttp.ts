import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.js';
import { type Call, Failure, type Reply } from './message.js';
import { errorUrn } from './urns.js';

/** The credentials that every server of the fleet wants. */
export const fleetToken = 'fleet-token-0815';

/** HTTP for a server of the fleet: reads requests, asks for credentials, writes answers. */
export abstract class FleetHttp {
  readonly basePath = '/scim/v2';
  readonly mediaType: string = 'application/scim+json';
  readonly #server: Server = createServer((request, response) => {
    void this.#handle(request, response);
  });
  #port = 0;

  get baseUrl(): string {
    return `http://127.0.0.1:${String(this.#port)}${this.basePath}`;
  }

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  async stop(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** What the server does with a request that has credentials. */
  abstract route(call: Call): Promise<Reply> | Reply;

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) {
        chunks.push(Buffer.from(chunk as Uint8Array));
      }
    } catch {
      // expected: the client went away
      return;
    }
    const call = this.toCall(request, Buffer.concat(chunks).toString('utf8'));
    this.write(response, this.finish(await this.answer(call), call));
  }

  toCall(request: IncomingMessage, text: string): Call {
    const target = request.url ?? '/';
    const [path = '', search = ''] = splitOnce(target, '?');
    return {
      method: request.method ?? 'GET',
      target,
      path: this.readPath(path),
      query: this.readQuery(search),
      headers: new Map(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      ),
      text,
    };
  }

  readPath(path: string): readonly string[] {
    const below = path.startsWith(`${this.basePath}/`) ? path.slice(this.basePath.length) : '';
    return below.split('/').filter(Boolean).map(decodeText);
  }

  /** `+` and `%20` are blanks. */
  readQuery(search: string): ReadonlyMap<string, string> {
    return new Map(new URLSearchParams(search));
  }

  async answer(call: Call): Promise<Reply> {
    try {
      this.authorize(call);
      return await this.route(call);
    } catch (error) {
      return error instanceof Failure ? this.toError(error) : this.crash(error);
    }
  }

  authorize(call: Call): void {
    if (call.headers.get('authorization') !== `Bearer ${fleetToken}`) {
      throw new Failure(401, 'The bearer token is missing or wrong');
    }
  }

  readBody(call: Call): JsonObject {
    const type = (call.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/scim+json' && type !== 'application/json') {
      throw new Failure(415, 'The body has to be application/scim+json');
    }
    const body = parseJson(call.text);
    if (!isJsonObject(body)) {
      throw new Failure(400, 'The body is no JSON object', 'invalidSyntax');
    }
    return body;
  }

  toError({ status, message, scimType }: Failure): Reply {
    const body = {
      schemas: [errorUrn],
      status: String(status),
      ...(scimType !== undefined && { scimType }),
      detail: message,
    };
    return {
      status,
      headers: status === 401 ? { 'WWW-Authenticate': 'Bearer realm="fleet"' } : {},
      body,
    };
  }

  /** What is not foreseen. */
  crash(error: unknown): Reply {
    return this.toError(new Failure(500, `Internal error: ${String(error)}`));
  }

  /** The last look at every answer. */
  finish(reply: Reply, call: Call): Reply {
    return call.method === 'HEAD' ? { status: reply.status, headers: reply.headers } : reply;
  }

  write(response: ServerResponse, { status, headers, body, text }: Reply): void {
    const content = text ?? (body === undefined ? undefined : JSON.stringify(body));
    const hasBody = content !== undefined && content !== '';
    response.writeHead(status, { ...(hasBody && { 'Content-Type': this.mediaType }), ...headers });
    response.end(content);
  }
}

const splitOnce = (text: string, mark: string): readonly string[] => {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
};

const decodeText = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    // expected: no percent encoding at all
    return text;
  }
};

function parseJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    throw new Failure(400, 'The body is no JSON', 'invalidSyntax');
  }
}
