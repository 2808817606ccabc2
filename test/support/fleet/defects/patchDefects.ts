import { isJsonObject, type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { type FleetDefect } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, Failure, type Reply } from '../message.js';
import { type Operation } from '../patch.js';
import { type Kind, listOf, objectOf, objectsOf, type Stored } from '../record.js';
import { enterpriseUrn } from '../urns.js';

type Apply = (operation: Operation, data: JsonObject, kind: Kind) => JsonObject | undefined;

/** A server that applies some operations in its own way: those for which `apply` has an answer. */
const applying = (apply: Apply): new () => FleetServer =>
  class extends FleetServer {
    override apply(kind: Kind, data: JsonObject, operation: Operation): JsonObject {
      return apply(operation, data, kind) ?? super.apply(kind, data, operation);
    }
  };

/** A server that reads the operations of a PATCH in its own way. */
const reading = (
  change: (operation: JsonObject) => JsonObject | undefined,
): new () => FleetServer =>
  class extends FleetServer {
    override patch(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
      const body = this.readBody(call);
      const operations = objectsOf(body['Operations']).map(change);
      const text = JSON.stringify({ ...body, Operations: operations.filter(Boolean) });
      return super.patch(kind, id, { ...call, text });
    }
  };

const pathOf = ({ path }: Operation): string => path ?? '';

/** PATCH that does something else. */
export const patchDefects: readonly FleetDefect[] = [
  {
    id: 'patch.missing',
    sentence: 'there is no PATCH for users: 405, though ServiceProviderConfig claims it',
    named: /PATCH/,
    server: class extends FleetServer {
      override patch(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
        if (kind === 'Users') {
          throw new Failure(405, 'PATCH is not possible here');
        }
        return super.patch(kind, id, call);
      }
    },
  },
  {
    id: 'patch.notImplemented',
    sentence: 'PATCH is answered with 501',
    named: /PATCH/,
    server: class extends FleetServer {
      override patch(): Reply {
        throw new Failure(501, 'Not implemented');
      }
    },
  },
  {
    id: 'patch.pathlessIgnored',
    sentence: 'an operation without path is passed over and answered with 200',
    named: /without path|pathless|applied|active/i,
    server: applying((operation, data) => (operation.path === undefined ? data : undefined)),
  },
  {
    id: 'patch.pathlessRefused',
    sentence: 'an operation without path is refused with 400',
    named: /path/i,
    server: applying(({ path }) => {
      if (path === undefined) {
        throw new Failure(400, 'path is required', 'invalidSyntax');
      }
      return undefined;
    }),
  },
  {
    id: 'patch.pathless500',
    sentence: 'an operation without path ends with 500',
    named: /path|5xx/i,
    server: applying(({ path }) => {
      if (path === undefined) {
        throw new Failure(500, "Cannot read properties of undefined (reading 'split')");
      }
      return undefined;
    }),
  },
  {
    id: 'patch.pathlessReplacesAll',
    sentence: 'an operation without path replaces the whole user by its value',
    named: /only|lost|wiped|emails|name|other/i,
    server: applying(({ path, value }, data) =>
      path === undefined
        ? {
            ...(data['userName'] !== undefined && { userName: data['userName'] }),
            ...(data['displayName'] !== undefined &&
              data['userName'] === undefined && { displayName: data['displayName'] }),
            ...objectOf(value),
          }
        : undefined,
    ),
  },
  {
    id: 'patch.pathIgnored',
    sentence: 'an operation with a path is passed over; only those without one are done',
    named: /path|applied/i,
    server: applying(({ path }, data, kind) =>
      path !== undefined && kind === 'Users' ? data : undefined,
    ),
  },
  {
    id: 'patch.falseText',
    sentence: 'active is set to the text "false", which counts as true',
    named: /active|boolean/i,
    server: class extends FleetServer {
      override accept(kind: Kind, body: JsonObject, before?: Stored): JsonObject {
        return super.accept(
          kind,
          typeof body['active'] === 'string' ? { ...body, active: true } : body,
          before,
        );
      }

      override apply(kind: Kind, data: JsonObject, operation: Operation): JsonObject {
        const { value } = operation;
        return isJsonObject(value) && value['active'] === false
          ? super.apply(kind, data, { ...operation, value: { ...value, active: 'false' } })
          : super.apply(kind, data, operation);
      }
    },
  },
  {
    id: 'patch.onlyFirst',
    sentence: 'of several operations only the first is done',
    named: /operations|applied/i,
    server: class extends FleetServer {
      override applyAll(kind: Kind, data: JsonObject, all: readonly Operation[]): JsonObject {
        return super.applyAll(kind, data, all.slice(0, 1));
      }
    },
  },
  {
    id: 'patch.onlyLast',
    sentence: 'of several operations only the last is done',
    named: /operations|applied/i,
    server: class extends FleetServer {
      override applyAll(kind: Kind, data: JsonObject, all: readonly Operation[]): JsonObject {
        return super.applyAll(kind, data, all.slice(-1));
      }
    },
  },
  {
    id: 'patch.onlyActive',
    sentence: 'a PATCH of a user changes active only; all else is passed over',
    named: /applied|PATCH/i,
    server: applying((operation, data, kind) => {
      if (kind === 'Groups') {
        return undefined;
      }
      const active =
        operation.path === 'active' ? operation.value : objectOf(operation.value)['active'];
      return typeof active === 'boolean' ? { ...data, active } : data;
    }),
  },
  {
    id: 'patch.addIgnored',
    sentence: 'the operation add is passed over',
    named: /\badd/i,
    server: applying(({ op }, data, kind) => (op === 'add' && kind === 'Users' ? data : undefined)),
  },
  {
    id: 'patch.removeIgnored',
    sentence: 'the operation remove of an attribute is passed over',
    named: /remove/i,
    server: applying(({ op }, data, kind) =>
      op === 'remove' && kind === 'Users' ? data : undefined,
    ),
  },
  {
    id: 'patch.removeToNull',
    sentence: 'a removed attribute is kept and shown as an empty text',
    named: /remove/i,
    server: applying(({ op, path }, data, kind) =>
      op === 'remove' && kind === 'Users' && path !== undefined && typeof data[path] === 'string'
        ? { ...data, [path]: '' }
        : undefined,
    ),
  },
  {
    id: 'patch.notAtomic',
    sentence: 'what stood before an operation that fails is kept',
    named: /atomic|whole|nothing|half|fails/i,
    server: class extends FleetServer {
      override patch(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
        const before = this.find(kind, id);
        const operations = objectsOf(this.readBody(call)['Operations']);
        let reply: Promise<Reply> | Reply = this.toReply(kind, before, 200, call);
        for (const operation of operations) {
          const text = JSON.stringify({ Operations: [operation] });
          reply = super.patch(kind, id, { ...call, text });
        }
        return reply;
      }
    },
  },
  {
    id: 'patch.oldBody',
    sentence: 'a PATCH is answered with 200 and the user as it was before',
    named: /applied|before|answer/i,
    server: class extends FleetServer {
      override async patch(kind: Kind, id: string, call: Call): Promise<Reply> {
        const before = this.toReply(kind, this.find(kind, id), 200, call);
        await super.patch(kind, id, call);
        return before;
      }
    },
  },
  {
    id: 'patch.notStored',
    sentence: 'a PATCH is answered with the changed user, and nothing is kept',
    named: /written|read|stale|applied/i,
    server: class extends FleetServer {
      override async patch(kind: Kind, id: string, call: Call): Promise<Reply> {
        const before = this.find(kind, id);
        const reply = await super.patch(kind, id, call);
        if (kind === 'Users') {
          this.save(kind, before);
        }
        return reply;
      }
    },
  },
  {
    id: 'patch.emptyOk',
    sentence: 'a PATCH is answered with 200 and no body',
    named: /200|204|body|resource/i,
    server: class extends FleetServer {
      override async patch(kind: Kind, id: string, call: Call): Promise<Reply> {
        const { status, headers } = await super.patch(kind, id, call);
        return { status, headers };
      }
    },
  },
  {
    id: 'patch.message',
    sentence: 'a PATCH is answered with 200 and {"success":true}',
    named: /resource|schemas|\bid\b/i,
    server: class extends FleetServer {
      override async patch(kind: Kind, id: string, call: Call): Promise<Reply> {
        const { status, headers } = await super.patch(kind, id, call);
        return { status, headers, body: { success: true } };
      }
    },
  },
  {
    id: 'patch.status202',
    sentence: 'a PATCH is answered with 202',
    named: /200|204/,
    server: class extends FleetServer {
      override async patch(kind: Kind, id: string, call: Call): Promise<Reply> {
        return { ...(await super.patch(kind, id, call)), status: 202 };
      }
    },
  },
  {
    id: 'patch.unknownPathOk',
    sentence: 'a path that the schema does not have is answered with 200',
    named: /path/i,
    server: class extends FleetServer {
      override apply(kind: Kind, data: JsonObject, operation: Operation): JsonObject {
        try {
          return super.apply(kind, data, operation);
        } catch {
          return data;
        }
      }
    },
  },
  {
    id: 'patch.unknownPath500',
    sentence: 'a path that the schema does not have ends with 500',
    named: /path|5xx/i,
    server: class extends FleetServer {
      override apply(kind: Kind, data: JsonObject, operation: Operation): JsonObject {
        try {
          return super.apply(kind, data, operation);
        } catch (error) {
          throw new Failure(500, String(error));
        }
      }
    },
  },
  {
    id: 'patch.givenNameWipes',
    sentence: 'a PATCH of name.givenName wipes the rest of name',
    named: /familyName|name/,
    server: applying(({ op, path, value }, data) =>
      op !== 'remove' && path !== undefined && /^name\./i.test(path)
        ? { ...data, name: { [path.slice(5)]: value ?? null } }
        : undefined,
    ),
  },
  {
    id: 'patch.nameObjectWipes',
    sentence: 'a PATCH without path of a part of name wipes the rest of name',
    named: /familyName|name/,
    server: applying(({ path, value }, data) =>
      path === undefined && isJsonObject(value) && isJsonObject(value['name'])
        ? { ...data, ...value }
        : undefined,
    ),
  },
  {
    id: 'patch.dottedKey',
    sentence: 'a PATCH of name.familyName makes an attribute of that name, with the dot',
    named: /name/,
    server: applying(({ op, path }, data) =>
      op !== 'remove' && /^name\./i.test(path ?? '') ? data : undefined,
    ),
  },
  {
    id: 'patch.filterIgnored',
    sentence: 'emails[type eq "work"].value changes every email',
    named: /emails/,
    server: applying(({ op, path = '', value }, data) =>
      op === 'replace' && /^emails\[.*\]\.value$/i.test(path)
        ? {
            ...data,
            emails: objectsOf(data['emails']).map((email) => ({ ...email, value: value ?? null })),
          }
        : undefined,
    ),
  },
  {
    id: 'patch.filterRefused',
    sentence: 'a path with a filter is refused with 400',
    named: /path|filter/i,
    server: applying(({ path }, _data, kind) => {
      if (kind === 'Users' && (path ?? '').includes('[')) {
        throw new Failure(400, 'Unsupported path', 'invalidPath');
      }
      return undefined;
    }),
  },
  {
    id: 'patch.filterRemovesAll',
    sentence: 'remove with a filter removes all emails',
    named: /emails|remove/i,
    server: applying(({ op, path }, data) =>
      op === 'remove' && /^emails\[/i.test(path ?? '') ? { ...data, emails: [] } : undefined,
    ),
  },
  {
    id: 'patch.addReplacesEmails',
    sentence: 'add replaces the emails that are there',
    named: /emails|add/i,
    server: applying(({ op, path, value }, data) =>
      op === 'add' && path === 'emails' ? { ...data, emails: listOf(value) } : undefined,
    ),
  },
  {
    id: 'patch.extensionLost',
    sentence: 'a path of the enterprise extension is answered with 200 and not done',
    named: /enterprise|department|applied/i,
    server: applying((operation, data) =>
      pathOf(operation).toLowerCase().startsWith(enterpriseUrn.toLowerCase()) ||
      objectOf(operation.value)[enterpriseUrn] !== undefined
        ? data
        : undefined,
    ),
  },
  {
    id: 'patch.extensionWiped',
    sentence: 'a PATCH of one attribute of the enterprise extension wipes its others',
    named: /enterprise|costCenter|department|employeeNumber/i,
    server: applying(({ op, path = '', value }, data) =>
      op !== 'remove' && path.startsWith(`${enterpriseUrn}:`)
        ? { ...data, [enterpriseUrn]: { [path.slice(enterpriseUrn.length + 1)]: value ?? null } }
        : undefined,
    ),
  },
  {
    id: 'patch.opCapitals',
    sentence: 'op in lower case is refused, as only Replace is known',
    named: /\bop\b|replace|refused|PATCH/i,
    server: reading((operation) => {
      const { op } = operation;
      if (typeof op === 'string' && op === op.toLowerCase()) {
        throw new Failure(400, `Unknown op ${op}`, 'invalidSyntax');
      }
      return operation;
    }),
  },
  {
    id: 'patch.pathCase',
    sentence: 'a path in other capitals is answered with 200 and not done',
    named: /case|capital/i,
    server: applying(({ path }, data) =>
      path !== undefined &&
      /^(username|displayname|nickname|title|active)$/i.test(path) &&
      !['userName', 'displayName', 'nickName', 'title', 'active'].includes(path)
        ? data
        : undefined,
    ),
  },
  {
    id: 'patch.readOnlyDone',
    sentence: 'a PATCH of id is taken: the user has another id in the answer',
    named: /\bid\b|read-only/i,
    server: class extends FleetServer {
      override async patch(kind: Kind, id: string, call: Call): Promise<Reply> {
        const operations = objectsOf(this.readBody(call)['Operations']);
        const wanted = operations.find(({ path }) => path === 'id')?.['value'];
        if (wanted === undefined) {
          return super.patch(kind, id, call);
        }
        const reply = this.toReply(kind, this.find(kind, id), 200, call);
        return { ...reply, body: { ...objectOf(reply.body), id: wanted } };
      }
    },
  },
  {
    id: 'patch.userNameConflict',
    sentence: 'a PATCH with the userName of another user ends with 500',
    named: /409|taken|5xx/i,
    server: class extends FleetServer {
      override checkUnique(kind: Kind, data: JsonObject, ownId?: string): void {
        try {
          super.checkUnique(kind, data, ownId);
        } catch (error) {
          throw ownId === undefined ? error : new Failure(500, 'duplicate key value');
        }
      }
    },
  },
  {
    id: 'patch.createsOnMissing',
    sentence: 'a PATCH of an id that nobody has is answered with 200',
    named: /404/,
    server: class extends FleetServer {
      override patch(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
        return this.store[kind].has(id)
          ? super.patch(kind, id, call)
          : { status: 204, headers: {} };
      }
    },
  },
  {
    id: 'patch.wantsAllRequired',
    sentence: 'the body of a PATCH is checked as a whole user, so without userName it is refused',
    named: /PATCH|userName/,
    server: class extends FleetServer {
      override patch(kind: Kind, id: string, call: Call): Promise<Reply> | Reply {
        const values: readonly JsonValue[] = objectsOf(this.readBody(call)['Operations']).map(
          ({ value }) => value ?? null,
        );
        if (
          kind === 'Users' &&
          !values.some((value) => objectOf(value)['userName'] !== undefined)
        ) {
          throw new Failure(400, 'userName is required', 'invalidValue');
        }
        return super.patch(kind, id, call);
      }
    },
  },
];
