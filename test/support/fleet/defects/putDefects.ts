import { isSameJson, type JsonObject, withoutMember } from '../../../../src/base/json.js';
import { type FleetDefect } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, Failure, type Reply } from '../message.js';
import { type Kind, listOf, objectOf } from '../record.js';
import { enterpriseUrn } from '../urns.js';

/** A server whose PUT looks at the body before it is taken. */
const checkingPut = (check: (body: JsonObject, kind: Kind) => void): new () => FleetServer =>
  class extends FleetServer {
    override replace(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
      check(this.readBody(call), kind);
      return super.replace(kind, id, call);
    }
  };

/** A server that makes something else of a PUT. */
const replacing = (
  make: (before: JsonObject, sent: JsonObject) => JsonObject,
): new () => FleetServer =>
  class extends FleetServer {
    override replaced(before: JsonObject, data: JsonObject): JsonObject {
      return make(before, super.replaced(before, data));
    }
  };

const replacingUsers = (
  make: (before: JsonObject, sent: JsonObject) => JsonObject,
): new () => FleetServer =>
  replacing((before, sent) => (sent['userName'] === undefined ? sent : make(before, sent)));

/** PUT that does something else. */
export const putDefects: readonly FleetDefect[] = [
  {
    id: 'put.refused',
    sentence: 'there is no PUT for users: 405',
    named: /PUT/,
    server: class extends FleetServer {
      override replace(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
        if (kind === 'Users') {
          throw new Failure(405, 'PUT is not possible here');
        }
        return super.replace(kind, id, call);
      }
    },
  },
  {
    id: 'put.notImplemented',
    sentence: 'PUT is answered with 501',
    named: /PUT/,
    server: checkingPut(() => {
      throw new Failure(501, 'Not implemented');
    }),
  },
  {
    id: 'put.ignoresActive',
    sentence: 'active in a PUT is passed over',
    named: /active/,
    server: replacingUsers((before, sent) => ({ ...sent, active: before['active'] ?? true })),
  },
  {
    id: 'put.missingActiveIsFalse',
    sentence: 'a PUT without active deactivates the user',
    named: /active/,
    server: class extends FleetServer {
      override replace(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
        const body = this.readBody(call);
        return kind === 'Users' && body['active'] === undefined
          ? super.replace(kind, id, { ...call, text: JSON.stringify({ ...body, active: false }) })
          : super.replace(kind, id, call);
      }
    },
  },
  {
    id: 'put.keepsRemoved',
    sentence: 'PUT only adds and changes: what is not sent stays',
    named: /PUT|removed|replace|left out/i,
    server: replacingUsers((before, sent) => ({ ...before, ...sent })),
  },
  {
    id: 'put.resetsPassword',
    sentence: 'a PUT is answered with the password in clear, as it was set anew',
    named: /password/i,
    server: class extends FleetServer {
      override async replace(kind: Kind, id: string, call: Call): Promise<Reply> {
        const { body, ...reply } = await super.replace(kind, id, call);
        return kind === 'Users'
          ? { ...reply, body: { ...objectOf(body), password: 'Welcome1' } }
          : { ...reply, ...(body !== undefined && { body }) };
      }
    },
  },
  {
    id: 'put.refusesId',
    sentence: 'a PUT with id and meta, as they were read, is refused with 400',
    named: /read-only|\bid\b|meta/i,
    server: checkingPut((body) => {
      if (body['id'] !== undefined || body['meta'] !== undefined) {
        throw new Failure(400, 'id and meta are read-only', 'mutability');
      }
    }),
  },
  {
    id: 'put.refusesGroups',
    sentence: 'a PUT of a user with groups is refused',
    named: /groups/i,
    server: checkingPut((body) => {
      if (body['groups'] !== undefined) {
        throw new Failure(400, 'groups is read-only', 'mutability');
      }
    }),
  },
  {
    id: 'put.refusesUnknown',
    sentence: 'a PUT with a member that the schema does not have is refused',
    named: /unknown|refused/i,
    server: checkingPut((body, kind) => {
      const known =
        /^(schemas|id|externalId|meta|userName|name|displayName|nickName|profileUrl|title|userType|preferredLanguage|locale|timezone|active|password|emails|phoneNumbers|ims|photos|addresses|entitlements|roles|x509Certificates|groups|members|urn:ietf.*)$/i;
      const unknown = Object.keys(body).find((name) => !known.test(name));
      if (kind === 'Users' && unknown !== undefined) {
        throw new Failure(400, `Unrecognized key: ${unknown}`, 'invalidSyntax');
      }
    }),
  },
  {
    id: 'put.needsPassword',
    sentence: 'a PUT without a password is refused, as the same check is used as for creations',
    named: /password|PUT/i,
    server: checkingPut((body, kind) => {
      if (kind === 'Users' && body['password'] === undefined) {
        throw new Failure(400, 'password is required', 'invalidValue');
      }
    }),
  },
  {
    id: 'put.createsNew',
    sentence: 'a PUT makes a new user with a new id and takes the old one away',
    named: /\bid\b/,
    server: class extends FleetServer {
      override replace(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
        if (kind === 'Groups') {
          return super.replace(kind, id, call);
        }
        const before = this.find(kind, id);
        const data = this.accept(kind, this.readBody(call), before);
        this.store.Users.delete(id);
        const renewed = { ...before, id: this.newId(), data, version: before.version + 1 };
        this.save(kind, renewed);
        return this.toReply(kind, renewed, 200, call);
      }
    },
  },
  {
    id: 'put.upserts',
    sentence: 'a PUT to an id that nobody has creates a user',
    named: /404/,
    server: class extends FleetServer {
      override replace(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
        if (!this.store[kind].has(id)) {
          const now = new Date().toISOString();
          const data = this.accept(kind, this.readBody(call));
          this.save(kind, { id, created: now, lastModified: now, version: 1, data });
        }
        return super.replace(kind, id, call);
      }
    },
  },
  {
    id: 'put.204',
    sentence: 'a PUT is answered with 204 and no body',
    named: /PUT|200/,
    server: class extends FleetServer {
      override async replace(kind: Kind, id: string, call: Call): Promise<Reply> {
        await super.replace(kind, id, call);
        return { status: 204, headers: {} };
      }
    },
  },
  {
    id: 'put.oldBody',
    sentence: 'a PUT is answered with the user as it was before',
    named: /changed|written|answer|PUT/i,
    server: class extends FleetServer {
      override async replace(kind: Kind, id: string, call: Call): Promise<Reply> {
        const before = this.toReply(kind, this.find(kind, id), 200, call);
        await super.replace(kind, id, call);
        return before;
      }
    },
  },
  {
    id: 'put.notStored',
    sentence: 'a PUT is answered with what was sent, and nothing is kept',
    named: /written|read|PUT|stale/i,
    server: class extends FleetServer {
      override replace(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
        if (kind === 'Groups') {
          return super.replace(kind, id, call);
        }
        const before = this.find(kind, id);
        const data = this.replaced(before.data, this.accept(kind, this.readBody(call), before));
        return this.toReply(kind, { ...before, data }, 200, call);
      }
    },
  },
  {
    id: 'put.userNameFixed',
    sentence: 'a PUT passes over another userName: the answer has the old one',
    named: /userName/,
    server: replacingUsers((before, sent) => ({ ...sent, userName: before['userName'] ?? '' })),
  },
  {
    id: 'put.userNameRefused',
    sentence: 'a PUT with another userName is refused with 400',
    named: /userName|rename/i,
    server: class extends FleetServer {
      override replaced(before: JsonObject, data: JsonObject): JsonObject {
        if (before['userName'] !== data['userName']) {
          throw new Failure(400, 'userName cannot be changed', 'mutability');
        }
        return super.replaced(before, data);
      }
    },
  },
  {
    id: 'put.conflictUnseen',
    sentence: 'a PUT with the userName of another user is done',
    named: /409|taken/i,
    server: class extends FleetServer {
      override checkUnique(kind: Kind, data: JsonObject, ownId?: string): void {
        if (ownId === undefined) {
          super.checkUnique(kind, data, ownId);
        }
      }
    },
  },
  {
    id: 'put.selfConflict',
    sentence: 'a PUT with the unchanged userName is a conflict with itself: 409',
    named: /409|PUT|userName/i,
    server: class extends FleetServer {
      override replace(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
        this.checkUnique(kind, this.readBody(call));
        return super.replace(kind, id, call);
      }
    },
  },
  {
    id: 'put.nameMerged',
    sentence: 'name is kept from before where its new parts are fewer',
    named: /name/,
    server: replacingUsers((before, sent) =>
      sent['name'] === undefined
        ? sent
        : { ...sent, name: { ...objectOf(before['name']), ...objectOf(sent['name']) } },
    ),
  },
  {
    id: 'put.emailsAppended',
    sentence: 'the emails of a PUT are added to those from before',
    named: /emails/,
    server: replacingUsers((before, sent) =>
      isSameJson(before['emails'], sent['emails'])
        ? sent
        : { ...sent, emails: [...listOf(before['emails']), ...listOf(sent['emails'])] },
    ),
  },
  {
    id: 'put.losesEnterprise',
    sentence: 'a PUT loses the enterprise extension, though it is sent',
    named: /enterprise/,
    server: replacingUsers((_before, sent) => withoutMember(sent, enterpriseUrn)),
  },
  {
    id: 'put.losesExternalId',
    sentence: 'a PUT loses externalId, though it is sent',
    named: /externalId/,
    server: replacingUsers((_before, sent) => withoutMember(sent, 'externalId')),
  },
  {
    id: 'put.losesGroups',
    sentence: 'a PUT of a user with groups [] takes the user out of all groups',
    named: /group|member/i,
    server: class extends FleetServer {
      override replace(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
        const { groups } = this.readBody(call);
        if (kind === 'Users' && Array.isArray(groups) && groups.length === 0) {
          this.forgetMember(id);
        }
        return super.replace(kind, id, call);
      }
    },
  },
  {
    id: 'put.unknownId500',
    sentence: 'a PUT to an id that nobody has ends with 500',
    named: /404|5xx/,
    server: class extends FleetServer {
      override replace(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
        if (!this.store[kind].has(id)) {
          throw new Failure(500, "Cannot read properties of undefined (reading 'data')");
        }
        return super.replace(kind, id, call);
      }
    },
  },
];
