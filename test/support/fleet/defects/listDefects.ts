import { isJsonArray, type JsonObject, withoutMember } from '../../../../src/base/json.js';
import { type FleetDefect } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, Failure, type Reply } from '../message.js';
import { type Kind, listOf, type Stored } from '../record.js';
import { withLists, withReplies } from './edited.js';

const numberIn = (call: Call, name: string, otherwise: number): number =>
  Number(call.query.get(name) ?? otherwise);

/** Lists and pages that are wrong. */
export const listDefects: readonly FleetDefect[] = [
  {
    id: 'list.textCounters',
    sentence: 'totalResults, startIndex and itemsPerPage are texts',
    named: /integer/i,
    server: withLists((list) => ({
      ...list,
      totalResults: JSON.stringify(list['totalResults'] ?? 0),
      startIndex: JSON.stringify(list['startIndex'] ?? 0),
      itemsPerPage: JSON.stringify(list['itemsPerPage'] ?? 0),
    })),
  },
  {
    id: 'list.startIndexText',
    sentence: 'startIndex is echoed as the text that stood in the query',
    named: /startIndex/i,
    server: withLists((list) => ({ ...list, startIndex: JSON.stringify(list['startIndex'] ?? 0) })),
  },
  {
    id: 'list.totalOfPage',
    sentence: 'totalResults is the number of resources on the page',
    named: /totalResults/,
    server: withLists((list) => ({ ...list, totalResults: listOf(list['Resources']).length })),
  },
  {
    id: 'list.totalMissing',
    sentence: 'totalResults is left out',
    named: /totalResults/,
    server: withLists((list) => withoutMember(list, 'totalResults')),
  },
  {
    id: 'list.itemsPerPageAsked',
    sentence: 'itemsPerPage is the count that was asked for, however few there are',
    named: /itemsPerPage/,
    server: withLists((list, call) => ({ ...list, itemsPerPage: numberIn(call, 'count', 100) })),
  },
  {
    id: 'list.lowerCase',
    sentence: 'Resources is called resources',
    named: /Resources/,
    server: withLists(({ Resources: resources = [], ...list }) => ({ ...list, resources })),
  },
  {
    id: 'list.resourcesNull',
    sentence: 'Resources is null where nothing matches',
    named: /Resources/,
    server: withLists((list) =>
      listOf(list['Resources']).length === 0 ? { ...list, Resources: null } : list,
    ),
  },
  {
    id: 'list.resourcesMissing',
    sentence: 'Resources is called Items',
    named: /Resources/,
    server: withLists(({ Resources: resources = [], ...list }) => ({ ...list, Items: resources })),
  },
  {
    id: 'list.bareArray',
    sentence: 'a list is a bare JSON array',
    named: /array/i,
    server: withReplies((reply, call) =>
      call.path.length === 1 && isData(call) && hasResources(reply.body)
        ? { ...reply, body: listOf(reply.body['Resources']) }
        : reply,
    ),
  },
  {
    id: 'list.schemasMissing',
    sentence: 'a ListResponse has no schemas',
    named: /schemas/,
    server: withLists((list) => withoutMember(list, 'schemas')),
  },
  {
    id: 'list.startIndexIgnored',
    sentence: 'startIndex is ignored: every page is the first',
    named: /startIndex|two pages|page/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        const query = new Map(call.query);
        query.delete('startIndex');
        return {
          ...super.toPage(found, { ...call, query }),
          startIndex: numberIn(call, 'startIndex', 1),
        };
      }
    },
  },
  {
    id: 'list.zeroBased',
    sentence: 'startIndex counts from 0',
    named: /startIndex|first|page/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        const asked = numberIn(call, 'startIndex', 0);
        const query = new Map([...call.query, ['startIndex', String(asked + 1)] as const]);
        return { ...super.toPage(found, { ...call, query }), startIndex: asked };
      }
    },
  },
  {
    id: 'list.startIndexIsPage',
    sentence: 'startIndex is taken as the number of the page',
    named: /startIndex|page/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        const page = Math.max(1, numberIn(call, 'startIndex', 1));
        const count = numberIn(call, 'count', 100);
        const query = new Map([
          ...call.query,
          ['startIndex', String((page - 1) * count + 1)] as const,
        ]);
        return { ...super.toPage(found, { ...call, query }), startIndex: page };
      }
    },
  },
  {
    id: 'list.countIgnored',
    sentence: 'count is ignored: everybody comes at once',
    named: /count/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        const query = new Map(call.query);
        query.delete('count');
        return super.toPage(found, { ...call, query });
      }
    },
  },
  {
    id: 'list.countZeroIsAll',
    sentence: 'count=0 is taken as no count, so the whole list comes',
    named: /count=0|count/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        const query = new Map(call.query);
        if (query.get('count') === '0') {
          query.delete('count');
        }
        return super.toPage(found, { ...call, query });
      }
    },
  },
  {
    id: 'list.negativeCount',
    sentence: 'a negative startIndex goes to the database and ends with 500',
    named: /startIndex|5xx|500/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        if (numberIn(call, 'startIndex', 1) < 1) {
          throw new Failure(500, 'OFFSET must not be negative');
        }
        return super.toPage(found, call);
      }
    },
  },
  {
    id: 'list.pastTheEnd',
    sentence: 'a startIndex past the end is answered with 404',
    named: /startIndex|past|end|404/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        if (numberIn(call, 'startIndex', 1) > Math.max(1, found.length)) {
          throw new Failure(404, 'There is no such page');
        }
        return super.toPage(found, call);
      }
    },
  },
  {
    id: 'list.pastTheEndStartsAgain',
    sentence: 'a startIndex past the end gives the first page again',
    named: /startIndex|page|past|twice/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        const query = new Map(call.query);
        if (numberIn(call, 'startIndex', 1) > found.length) {
          query.set('startIndex', '1');
        }
        return super.toPage(found, { ...call, query });
      }
    },
  },
  {
    id: 'list.overlap',
    sentence: 'the last of a page is the first of the next',
    named: /two pages|twice|page/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        const asked = numberIn(call, 'startIndex', 1);
        const query = new Map([
          ...call.query,
          ['startIndex', String(Math.max(1, asked - 1))] as const,
        ]);
        return { ...super.toPage(found, { ...call, query }), startIndex: asked };
      }
    },
  },
  {
    id: 'list.lastPageLost',
    sentence: 'a page that is not full is left empty, so the last ones never come',
    named: /page|Resources|all|missing/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        const page = super.toPage(found, call);
        const isPartOfMore = numberIn(call, 'startIndex', 1) > 1;
        return isPartOfMore && listOf(page['Resources']).length < numberIn(call, 'count', 100)
          ? { ...page, Resources: [], itemsPerPage: 0 }
          : page;
      }
    },
  },
  {
    id: 'list.unstableOrder',
    sentence: 'a list has no ORDER BY, so its order changes from query to query',
    named: /order|two pages|twice|page/i,
    server: class extends FleetServer {
      #turn = 0;

      override everything(kind: Kind): readonly Stored[] {
        const all = super.everything(kind);
        this.#turn += 1;
        const at = all.length === 0 ? 0 : (this.#turn * 7) % all.length;
        return [...all.slice(at), ...all.slice(0, at)];
      }
    },
  },
  {
    id: 'list.inactiveHidden',
    sentence: 'users who are not active are not listed',
    named: /deactivated|inactive|active/i,
    server: class extends FleetServer {
      override everything(kind: Kind): readonly Stored[] {
        return super
          .everything(kind)
          .filter(({ data }) => kind === 'Groups' || data['active'] !== false);
      }

      override checkUnique(kind: Kind, data: JsonObject, ownId?: string): void {
        const others = [...this.store[kind].values()];
        if (
          kind === 'Users' &&
          others.some(
            (other) =>
              other.id !== ownId && this.isSameName(other.data['userName'], data['userName']),
          )
        ) {
          throw new Failure(409, 'The userName is taken', 'uniqueness');
        }
      }
    },
  },
  {
    id: 'list.pageOfTwenty',
    sentence: 'a page has 20 resources at most and totalResults never says more',
    named: /totalResults|page|missing/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        return super.toPage(found.slice(0, 20), call);
      }
    },
  },
  {
    id: 'list.hugeCount',
    sentence: 'a count larger than the limit is refused with 400',
    named: /count/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        if (numberIn(call, 'count', 1) > 200) {
          throw new Failure(400, 'count is too large', 'invalidValue');
        }
        return super.toPage(found, call);
      }
    },
  },
  {
    id: 'list.summaries',
    sentence: 'a list has only the id and the userName of each user',
    named: /list|attributes|emails|name/i,
    server: withLists((list, call) =>
      call.path[0] === 'Users'
        ? {
            ...list,
            Resources: listOf(list['Resources']).map((item) => {
              const { schemas = [], id = '', userName = '', meta = {} } = item as JsonObject;
              return { schemas, id, userName, meta };
            }),
          }
        : list,
    ),
  },
  {
    id: 'list.emptyIs404',
    sentence: 'a list without a match is answered with 404',
    named: /404|empty list|no match/i,
    server: withReplies((reply: Reply, call) =>
      isData(call) && hasResources(reply.body) && listOf(reply.body['Resources']).length === 0
        ? {
            status: 404,
            headers: {},
            body: {
              schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
              status: '404',
              detail: 'No user found',
            },
          }
        : reply,
    ),
  },
  {
    id: 'list.emptyBody',
    sentence: 'a list without a match is answered with 200 and no body',
    named: /empty|ListResponse/i,
    server: withReplies((reply: Reply, call) =>
      isData(call) && hasResources(reply.body) && listOf(reply.body['Resources']).length === 0
        ? { status: 200, headers: {} }
        : reply,
    ),
  },
];

const isData = (call: Call): boolean => ['Users', 'Groups'].includes(call.path[0] ?? '');

const hasResources = (body: Reply['body']): body is JsonObject =>
  typeof body === 'object' && body !== null && !isJsonArray(body) && 'Resources' in body;
