import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  withoutMember,
} from '../../../../src/base/json.js';
import { type Test } from '../filter.js';
import { type LegalVariant } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, Failure, type Reply } from '../message.js';
import { type Operation } from '../patch.js';
import { type Kind, listOf, objectOf, objectsOf, type Stored, textOf } from '../record.js';
import { enterpriseUrn } from '../urns.js';

/** Texts that mean a boolean, wherever they stand. */
const toBoolean = (value: JsonValue): JsonValue =>
  typeof value === 'string' && /^(true|false)$/i.test(value)
    ? value.toLowerCase() === 'true'
    : value;

/** Servers that do something else, and are right as well. */
export const behaviourVariants: readonly LegalVariant[] = [
  {
    id: 'lenient',
    sentence: 'a lenient parser takes texts for booleans, single values for lists and odd filters',
    server: class extends FleetServer {
      override readBody(call: Call): JsonObject {
        const {
          Operations: operations,
          operations: lower,
          ...body
        } = super.readBody({
          ...call,
          headers: new Map([...call.headers, ['content-type', 'application/json'] as const]),
        });
        const all = operations ?? lower;
        return { ...body, ...(all !== undefined && { Operations: all }) };
      }

      override accept(kind: Kind, body: JsonObject, before?: Stored): JsonObject {
        const lists = ['emails', 'phoneNumbers', 'members', 'addresses', 'roles'];
        const read = Object.fromEntries(
          Object.entries(body).map(([name, value]) => {
            if (lists.includes(name)) {
              return [
                name,
                listOf(value).map((item) => (isJsonObject(item) ? item : { value: item })),
              ];
            }
            return [name, name === 'active' ? toBoolean(value) : value];
          }),
        );
        return super.accept(kind, read, before);
      }

      override apply(kind: Kind, data: JsonObject, operation: Operation): JsonObject {
        const value =
          operation.path === 'active' ? toBoolean(operation.value ?? null) : operation.value;
        return super.apply(kind, data, { ...operation, ...(value !== undefined && { value }) });
      }

      override toTest(filter: string): Test {
        const quoted = filter.includes('"') ? filter : filter.replaceAll("'", '"');
        return super.toTest(
          quoted.replace(/ (eq|co|sw) ([^\s"()]+)$/i, (whole, op, value) =>
            /^(true|false|null|-?\d+)$/.test(String(value))
              ? whole
              : ` ${String(op)} "${String(value)}"`,
          ),
        );
      }
    },
  },
  {
    id: 'strict',
    sentence:
      'a strict parser refuses unknown operators, odd types and an unknown attribute in a filter',
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        if (/^(shoeSize|favou?rite|unknown|nosuch)/i.test(filter)) {
          throw new Failure(400, 'There is no such attribute', 'invalidFilter');
        }
        return super.toTest(filter);
      }
    },
  },
  {
    id: 'smallPages',
    sentence: 'a page has 50 resources at most',
    server: class extends FleetServer {
      override readonly maxPage = 50;

      override config(call: Call): JsonObject {
        return { ...super.config(call), filter: { supported: true, maxResults: 50 } };
      }
    },
  },
  {
    id: 'tinyPages',
    sentence: 'a page has 10 resources at most',
    server: class extends FleetServer {
      override readonly maxPage = 10;

      override config(call: Call): JsonObject {
        return { ...super.config(call), filter: { supported: true, maxResults: 10 } };
      }
    },
  },
  {
    id: 'numbersAsIds',
    sentence: 'ids are numbers in texts',
    server: class extends FleetServer {
      #last = 1000;

      override newId(): string {
        this.#last += 1;
        return String(this.#last);
      }
    },
  },
  {
    id: 'people',
    sentence: 'there are 120 users and 3 groups already',
    server: class extends FleetServer {
      override async start(): Promise<void> {
        await super.start();
        addPeople(this, 120);
      }
    },
  },
  {
    id: 'oddPeople',
    sentence: 'there are users already who have neither name nor emails, and some not active',
    server: class extends FleetServer {
      override async start(): Promise<void> {
        await super.start();
        const now = '2024-02-29T12:00:00Z';
        for (const at of [1, 2, 3, 4]) {
          const id = `legacy-${String(at)}`;
          const data = { userName: `Legacy User ${String(at)}`, active: at % 2 === 0 };
          this.save('Users', { id, created: now, lastModified: now, version: 3, data });
        }
      }
    },
  },
  {
    id: 'groupNamesUnique',
    sentence: 'two groups with one displayName are refused with 409',
    server: class extends FleetServer {
      override checkUnique(kind: Kind, data: JsonObject, ownId?: string): void {
        super.checkUnique(kind, data, ownId);
        const isTaken = this.everything('Groups').some(
          (other) =>
            other.id !== ownId && this.isSameName(other.data['displayName'], data['displayName']),
        );
        if (kind === 'Groups' && isTaken) {
          throw new Failure(409, 'The displayName is taken', 'uniqueness');
        }
      }
    },
  },
  {
    id: 'unknownMembersPassed',
    sentence: 'a member whom nobody knows is passed over',
    server: class extends FleetServer {
      override acceptMembers(data: JsonObject): JsonObject {
        const known = objectsOf(data['members']).filter(({ value }) => {
          const id = textOf(value);
          return this.store.Users.has(id) || this.store.Groups.has(id);
        });
        return super.acceptMembers(
          data['members'] === undefined ? data : { ...data, members: known },
        );
      }
    },
  },
  {
    id: 'versionAlways',
    sentence: 'every write makes a new version, also one that changes nothing',
    server: class extends FleetServer {
      override change(kind: Kind, before: Stored, data: JsonObject): Stored {
        const lastModified = new Date().toISOString();
        const after = { ...before, data, lastModified, version: before.version + 1 };
        this.save(kind, after);
        return after;
      }
    },
  },
  {
    id: 'strongTags',
    sentence: 'entity tags are strong',
    server: class extends FleetServer {
      override etagOf({ id, version }: Stored): string {
        return `"${id.slice(0, 4)}-${String(version)}"`;
      }
    },
  },
  {
    id: 'notFoundByMethod',
    sentence: 'POST /Users/.search, /Bulk and /Me are answered with 501',
    server: class extends FleetServer {
      override route(call: Call): Promise<Reply> | Reply {
        if (['.search', 'Bulk', 'Me'].some((name) => call.path.includes(name))) {
          throw new Failure(501, 'Not implemented');
        }
        return super.route(call);
      }
    },
  },
  {
    id: 'noDiscovery',
    sentence: 'there is no ServiceProviderConfig, and neither ResourceTypes nor Schemas',
    server: class extends FleetServer {
      override discover(): Reply {
        throw new Failure(404, 'There is no such endpoint');
      }
    },
  },
  {
    id: 'noPatch',
    sentence: 'there is no PATCH, and ServiceProviderConfig says so',
    server: class extends FleetServer {
      override config(call: Call): JsonObject {
        return { ...super.config(call), patch: { supported: false } };
      }

      override patch(): Reply {
        throw new Failure(501, 'PATCH is not supported');
      }
    },
  },
  {
    id: 'noPassword',
    sentence: 'passwords are not kept, and ServiceProviderConfig says so',
    server: class extends FleetServer {
      override config(call: Call): JsonObject {
        return { ...super.config(call), changePassword: { supported: false } };
      }
    },
  },
  {
    id: 'noEnterprise',
    sentence: 'the enterprise extension is not known, and ResourceTypes does not name it',
    server: class extends FleetServer {
      override accept(kind: Kind, body: JsonObject, before?: Stored): JsonObject {
        return withoutMember(super.accept(kind, body, before), enterpriseUrn);
      }

      override discover(name: string, id: string | undefined, call: Call): Reply {
        const reply = super.discover(name, id, call);
        const body = objectOf(reply.body);
        const kept = objectsOf(body['Resources'])
          .filter((document) => document['id'] !== enterpriseUrn)
          .map((document) => withoutMember(document, 'schemaExtensions'));
        return body['Resources'] === undefined
          ? reply
          : {
              ...reply,
              body: {
                ...body,
                Resources: kept,
                totalResults: kept.length,
                itemsPerPage: kept.length,
              },
            };
      }
    },
  },
  {
    id: 'discoveryOpen',
    sentence: 'discovery needs no credentials',
    server: class extends FleetServer {
      override authorize(call: Call): void {
        if (!['ServiceProviderConfig', 'ResourceTypes', 'Schemas'].includes(call.path[0] ?? '')) {
          super.authorize(call);
        }
      }
    },
  },
  {
    id: 'sorted',
    sentence: 'lists are sorted by userName',
    server: class extends FleetServer {
      override everything(kind: Kind): readonly Stored[] {
        const nameOf = ({ data }: Stored): string =>
          textOf(data['userName'] ?? data['displayName']).toLowerCase();
        return [...super.everything(kind)].sort((left, right) =>
          nameOf(left) < nameOf(right) ? -1 : 1,
        );
      }
    },
  },
  {
    id: 'newestFirst',
    sentence: 'lists begin with the newest',
    server: class extends FleetServer {
      override everything(kind: Kind): readonly Stored[] {
        return [...super.everything(kind)].reverse();
      }
    },
  },
  {
    id: 'inactiveLeaveGroups',
    sentence: 'a deactivated user is taken out of all groups',
    server: class extends FleetServer {
      override change(kind: Kind, before: Stored, data: JsonObject): Stored {
        const after = super.change(kind, before, data);
        if (kind === 'Users' && data['active'] === false) {
          this.forgetMember(before.id);
        }
        return after;
      }
    },
  },
  {
    id: 'membersOnRequest',
    sentence: 'a list of groups comes without members',
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        return super.toPage(
          found.map(({ members, ...group }) =>
            call.path[0] === 'Groups' || members === undefined ? group : { members, ...group },
          ),
          call,
        );
      }
    },
  },
];

function addPeople(server: FleetServer, count: number): void {
  const now = '2024-02-29T12:00:00.000Z';
  const base = { created: now, lastModified: now, version: 1 };
  const ids = Array.from({ length: count }, (_, at) => `person-${String(at)}`);
  for (const [at, id] of ids.entries()) {
    const data = {
      userName: `person.${String(at)}@acme.example`,
      active: at % 10 !== 0,
      name: { givenName: 'Person', familyName: `No. ${String(at)}` },
      emails: [{ value: `person.${String(at)}@acme.example`, type: 'work', primary: true }],
    };
    server.save('Users', { ...base, id, data });
  }
  for (const at of [0, 1, 2]) {
    const members = ids.slice(at * 30, at * 30 + 40).map((value) => ({ value }));
    const data = { displayName: `Department ${String(at)}`, members };
    server.save('Groups', { ...base, id: `group-${String(at)}`, data });
  }
}
