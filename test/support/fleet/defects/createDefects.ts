import { setImmediate } from 'node:timers/promises';
import { type JsonObject, type JsonValue, withoutMember } from '../../../../src/base/json.js';
import { type FleetDefect } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, Failure, type Reply } from '../message.js';
import { type Kind, objectOf, objectsOf, type Stored, textOf } from '../record.js';
import { enterpriseUrn } from '../urns.js';
import { withReplies } from './edited.js';

/** A server that keeps something else than it was sent. */
const keeping = (edit: (data: JsonObject, kind: Kind) => JsonObject): new () => FleetServer =>
  class extends FleetServer {
    override accept(kind: Kind, body: JsonObject, before?: Stored): JsonObject {
      return edit(super.accept(kind, body, before), kind);
    }
  };

const keepingUsers = (edit: (data: JsonObject) => JsonObject): new () => FleetServer =>
  keeping((data, kind) => (kind === 'Users' ? edit(data) : data));

const onCreate = (change: (reply: Reply, call: Call) => Reply): new () => FleetServer =>
  withReplies((reply, call) =>
    call.method === 'POST' && reply.status === 201 ? change(reply, call) : reply,
  );

const mapTexts = (value: JsonValue, change: (text: string) => string): JsonValue => {
  if (typeof value === 'string') {
    return change(value);
  }
  if (Array.isArray(value)) {
    return value.map((item: JsonValue) => mapTexts(item, change));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, part]) => [name, mapTexts(part, change)]),
      )
    : value;
};

const mapData = (data: JsonObject, change: (text: string) => string): JsonObject =>
  objectOf(mapTexts(data, change));

/** Creations that go wrong, names that are taken, and what is kept of a user. */
export const createDefects: readonly FleetDefect[] = [
  {
    id: 'create.status200',
    sentence: 'a creation is answered with 200',
    named: /201/,
    server: onCreate((reply) => ({ ...reply, status: 200 })),
  },
  {
    id: 'create.emptyBody',
    sentence: 'a creation is answered with 201 and no body',
    named: /empty|body|resource/i,
    server: onCreate(({ status, headers }) => ({ status, headers })),
  },
  {
    id: 'create.onlyId',
    sentence: 'a creation is answered with the id alone',
    named: /userName|schemas/i,
    server: onCreate((reply) => ({ ...reply, body: { id: objectOf(reply.body)['id'] ?? null } })),
  },
  {
    id: 'create.noId',
    sentence: 'the answer to a creation lacks the id',
    named: /\bid\b/,
    server: onCreate((reply) => ({ ...reply, body: withoutMember(objectOf(reply.body), 'id') })),
  },
  {
    id: 'create.noLocation',
    sentence: 'the answer to a creation has no Location',
    named: /Location/,
    server: onCreate((reply) => {
      return { ...reply, headers: withoutHeader(reply.headers, 'Location') };
    }),
  },
  {
    id: 'create.locationOtherHost',
    sentence: 'Location is the address of the container behind the proxy',
    named: /Location/,
    server: onCreate((reply) => ({
      ...reply,
      headers: {
        ...reply.headers,
        Location: (reply.headers['Location'] ?? '').replace(/\/\/[^/]+/, '//10.0.3.17:8080'),
      },
    })),
  },
  {
    id: 'create.inactive',
    sentence: 'a new user is not active until an invitation is accepted',
    named: /active/,
    server: class extends FleetServer {
      override accept(kind: Kind, body: JsonObject, before?: Stored): JsonObject {
        const data = super.accept(kind, body, before);
        return kind === 'Users' && !before ? { ...data, active: false } : data;
      }
    },
  },
  {
    id: 'create.duplicateTaken',
    sentence: 'a userName that is taken is not noticed: there are two users then',
    named: /409|taken|twice|unique/i,
    server: class extends FleetServer {
      override checkUnique(): void {
        return undefined;
      }
    },
  },
  {
    id: 'create.duplicateByCase',
    sentence: 'a userName is compared with its capitals, so JANE is another than jane',
    named: /case|capital/i,
    server: class extends FleetServer {
      override isSameName(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
        return left === right;
      }
    },
  },
  {
    id: 'create.duplicate500',
    sentence: 'a userName that is taken ends with 500, from the constraint of the database',
    named: /409|taken|5xx/i,
    server: class extends FleetServer {
      override checkUnique(kind: Kind, data: JsonObject, ownId?: string): void {
        refuseWith(500, () => {
          super.checkUnique(kind, data, ownId);
        });
      }
    },
  },
  {
    id: 'create.duplicate400',
    sentence: 'a userName that is taken is answered with 400',
    named: /409/,
    server: class extends FleetServer {
      override checkUnique(kind: Kind, data: JsonObject, ownId?: string): void {
        refuseWith(400, () => {
          super.checkUnique(kind, data, ownId);
        });
      }
    },
  },
  {
    id: 'create.duplicateUpdates',
    sentence: 'a creation with a userName that is taken overwrites that user and answers 201',
    named: /409|taken/i,
    server: class extends FleetServer {
      override async create(kind: Kind, call: Call): Promise<Reply> {
        const name = this.readBody(call)['userName'];
        const old = this.everything(kind).find(({ data }) =>
          this.isSameName(data['userName'], name),
        );
        if (kind === 'Groups' || !old) {
          return super.create(kind, call);
        }
        const data = this.accept(kind, this.readBody(call), old);
        return this.toReply(kind, this.change(kind, old, data), 201, call);
      }
    },
  },
  {
    id: 'create.race',
    sentence: 'a userName is looked up first and written later, so two creations at once both pass',
    named: /parallel|at once|same time|concurrent/i,
    server: class extends FleetServer {
      override async create(kind: Kind, call: Call): Promise<Reply> {
        const data = this.accept(kind, this.readBody(call));
        this.checkUnique(kind, data);
        await setImmediate();
        await new Promise((resolve) => {
          setTimeout(resolve, 15);
        });
        const now = new Date().toISOString();
        const stored = { id: this.newId(), created: now, lastModified: now, version: 1, data };
        this.save(kind, stored);
        return {
          ...this.toReply(kind, stored, 201, call),
          headers: { Location: this.locationOf(kind, stored.id, call), ETag: this.etagOf(stored) },
        };
      }
    },
  },
  {
    id: 'create.deletedNameTaken',
    sentence: 'the userName of a deleted user stays taken, as the row is only marked',
    named: /deleted/i,
    server: class extends FleetServer {
      readonly #gone: JsonValue[] = [];

      override remove(kind: Kind, id: string, call: Call): Reply {
        this.#gone.push(this.find(kind, id).data['userName'] ?? null);
        return super.remove(kind, id, call);
      }

      override checkUnique(kind: Kind, data: JsonObject, ownId?: string): void {
        super.checkUnique(kind, data, ownId);
        if (
          kind === 'Users' &&
          this.#gone.some((name) => this.isSameName(name, data['userName']))
        ) {
          throw new Failure(409, 'The userName is taken', 'uniqueness');
        }
      }
    },
  },
  {
    id: 'create.userNameLowered',
    sentence: 'a userName is kept in lower case',
    named: /userName/,
    server: keepingUsers((data) => ({ ...data, userName: textOf(data['userName']).toLowerCase() })),
  },
  {
    id: 'create.userNameIsEmail',
    sentence: 'the primary email is kept as the userName',
    named: /userName/,
    server: keepingUsers((data) => ({
      ...data,
      userName: objectsOf(data['emails'])[0]?.['value'] ?? data['userName'] ?? null,
    })),
  },
  {
    id: 'create.unicodeMangled',
    sentence: 'the body is read as Latin-1, so letters beyond ASCII are broken',
    named: /unicode|ascii|letter|character|utf-8|changed/i,
    server: keeping((data) =>
      mapData(data, (text) => Buffer.from(text, 'utf8').toString('latin1')),
    ),
  },
  {
    id: 'create.unicodeDropped',
    sentence: 'characters beyond the 16 bits of the database become question marks',
    named: /unicode|emoji|letter|character|changed/i,
    server: keeping((data) => mapData(data, (text) => text.replace(/[^\0-\uffff]/gu, '?'))),
  },
  {
    id: 'create.truncated',
    sentence: 'texts are cut to 32 characters without a word',
    named: /long|cut|truncat|character/i,
    server: keepingUsers((data) => ({
      ...data,
      ...(data['displayName'] !== undefined && {
        displayName: textOf(data['displayName']).slice(0, 32),
      }),
    })),
  },
  {
    id: 'create.escapedHtml',
    sentence: 'texts are kept with HTML entities',
    named: /changed|character|&|apostrophe|displayName|name/i,
    server: keeping((data) =>
      mapData(data, (text) => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;')),
    ),
  },
  {
    id: 'create.externalIdLost',
    sentence: 'externalId is not kept',
    named: /externalId/,
    server: keepingUsers((data) => withoutMember(data, 'externalId')),
  },
  {
    id: 'create.externalIdIsId',
    sentence: 'externalId is used as the id, so the next user without one fails',
    named: /externalId|\bid\b/,
    server: class extends FleetServer {
      override async create(kind: Kind, call: Call): Promise<Reply> {
        if (kind === 'Users' && this.readBody(call)['externalId'] === undefined) {
          throw new Failure(400, 'externalId is missing', 'invalidValue');
        }
        return super.create(kind, call);
      }
    },
  },
  {
    id: 'create.enterpriseLost',
    sentence: 'the enterprise extension is not kept',
    named: /enterprise/,
    server: keepingUsers((data) => withoutMember(data, enterpriseUrn)),
  },
  {
    id: 'create.titleLost',
    sentence: 'title is not kept, though the schema has it',
    named: /title/,
    server: keepingUsers((data) => withoutMember(data, 'title')),
  },
  {
    id: 'create.phonesLost',
    sentence: 'phoneNumbers are not kept',
    named: /phoneNumbers/,
    server: keepingUsers((data) => withoutMember(data, 'phoneNumbers')),
  },
  {
    id: 'create.secondEmailLost',
    sentence: 'only the first email is kept',
    named: /emails/,
    server: keepingUsers((data) =>
      data['emails'] === undefined
        ? data
        : { ...data, emails: objectsOf(data['emails']).slice(0, 1) },
    ),
  },
  {
    id: 'create.primaryLost',
    sentence: 'primary of an email is not kept',
    named: /primary/,
    server: keepingUsers((data) =>
      data['emails'] === undefined
        ? data
        : {
            ...data,
            emails: objectsOf(data['emails']).map((email) => withoutMember(email, 'primary')),
          },
    ),
  },
  {
    id: 'create.middleNameLost',
    sentence: 'of name, only givenName and familyName are kept',
    named: /middleName|honorific|name/,
    server: keepingUsers((data) => {
      const { givenName, familyName } = objectOf(data['name']);
      return data['name'] === undefined
        ? data
        : {
            ...data,
            name: {
              ...(givenName !== undefined && { givenName }),
              ...(familyName !== undefined && { familyName }),
            },
          };
    }),
  },
  {
    id: 'create.unknownRefused',
    sentence: 'an attribute that is not known is refused with 400, also the groups that Okta sends',
    named: /groups|unknown|refused/i,
    server: class extends FleetServer {
      override accept(kind: Kind, body: JsonObject, before?: Stored): JsonObject {
        if (kind === 'Users' && !before && body['groups'] !== undefined) {
          throw new Failure(400, 'Unrecognized key: groups', 'invalidSyntax');
        }
        return super.accept(kind, body, before);
      }
    },
  },
  {
    id: 'create.missingUserName500',
    sentence: 'a user without userName ends with 500',
    named: /userName|5xx/,
    server: class extends FleetServer {
      override accept(kind: Kind, body: JsonObject, before?: Stored): JsonObject {
        refuseWith(500, () => super.accept(kind, body, before));
        return super.accept(kind, body, before);
      }
    },
  },
  {
    id: 'create.missingUserNameTaken',
    sentence: 'a user without userName is created all the same',
    named: /userName/,
    server: class extends FleetServer {
      override accept(kind: Kind, body: JsonObject, before?: Stored): JsonObject {
        return super.accept(
          kind,
          kind === 'Users' && body['userName'] === undefined
            ? { ...body, userName: this.newId() }
            : body,
          before,
        );
      }
    },
  },
];

const withoutHeader = (headers: Reply['headers'], name: string): Reply['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

/** Answers what is refused with another status. */
function refuseWith(status: number, run: () => void): void {
  try {
    run();
  } catch (error) {
    throw error instanceof Failure ? new Failure(status, error.message) : error;
  }
}
