import { type JsonObject } from '../../../../src/base/json.js';
import { type Test } from '../filter.js';
import { type FleetDefect } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, Failure, type Reply } from '../message.js';
import { type Kind, textOf } from '../record.js';

const splitSearch = (search: string): ReadonlyMap<string, string> =>
  new Map(
    search
      .split('&')
      .filter(Boolean)
      .map((part) => {
        const at = part.indexOf('=');
        return [part.slice(0, at), part.slice(at + 1)] as const;
      }),
  );

const valueIn = (filter: string): string => /"(.*)"/.exec(filter)?.[1] ?? '';

const nothing: Test = () => false;

/** Filters that are read wrongly. */
export const filterDefects: readonly FleetDefect[] = [
  {
    id: 'filter.ignored',
    sentence: 'filter is ignored: everybody comes',
    named: /filter/i,
    server: class extends FleetServer {
      override toTest(): Test {
        return () => true;
      }
    },
  },
  {
    id: 'filter.ignoredForGroups',
    sentence: 'filter is ignored for groups',
    named: /filter|displayName/i,
    server: class extends FleetServer {
      override list(kind: Kind, call: Call): Reply {
        const query = new Map(call.query);
        if (kind === 'Groups') {
          query.delete('filter');
        }
        return super.list(kind, { ...call, query });
      }
    },
  },
  {
    id: 'filter.valueCase',
    sentence: 'a userName is looked up with its capitals',
    named: /case|capital/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        return /^userName eq "/i.test(filter)
          ? ({ userName }: JsonObject) => userName === valueIn(filter)
          : super.toTest(filter);
      }
    },
  },
  {
    id: 'filter.nameCase',
    sentence: 'an attribute in a filter has to be spelled with its capitals',
    named: /case|capital/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        return /^username/i.test(filter) && !filter.startsWith('userName')
          ? nothing
          : super.toTest(filter);
      }
    },
  },
  {
    id: 'filter.operatorCase',
    sentence: 'an operator in capitals is refused',
    named: /operator|case|capital|\bEq\b|\bEQ\b/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        if (/ (EQ|Eq|CO|SW|PR|AND|OR|NE) ?/.test(filter)) {
          throw new Failure(400, 'Unknown operator', 'invalidFilter');
        }
        return super.toTest(filter);
      }
    },
  },
  {
    id: 'filter.plusNotDecoded',
    sentence: 'a plus in the query is not read as a blank',
    named: /\+|plus/i,
    server: class extends FleetServer {
      override readQuery(search: string): ReadonlyMap<string, string> {
        return new Map(
          [...splitSearch(search)].map(([name, value]) => [name, decodeURIComponent(value)]),
        );
      }
    },
  },
  {
    id: 'filter.plusInNameLost',
    sentence: 'the query is decoded twice, so a plus in an address becomes a blank',
    named: /\+|plus|%2B|decoded/i,
    server: class extends FleetServer {
      override readQuery(search: string): ReadonlyMap<string, string> {
        return new Map(
          [...super.readQuery(search)].map(([name, value]) => [name, value.replaceAll('+', ' ')]),
        );
      }
    },
  },
  {
    id: 'filter.decodedTwice',
    sentence: 'a percent sign in a filter is decoded once more, and one that is none ends with 500',
    named: /percent|%|decoded|5xx/i,
    server: class extends FleetServer {
      override readQuery(search: string): ReadonlyMap<string, string> {
        return new Map(
          [...super.readQuery(search)].map(([name, value]) => {
            try {
              return [name, decodeURIComponent(value)];
            } catch {
              return [name, value.replaceAll('%', '')];
            }
          }),
        );
      }
    },
  },
  {
    id: 'filter.quoteBreaks',
    sentence: 'an apostrophe in a filter ends with 500, as the text goes into SQL',
    named: /apostrophe|quote|'|5xx|500/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        if (filter.includes("'")) {
          throw new Failure(500, 'syntax error at or near "Brien"');
        }
        return super.toTest(filter);
      }
    },
  },
  {
    id: 'filter.escapedQuote',
    sentence: 'an escaped quote ends the value of a filter',
    named: /quote|escape|\\/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        const value = /^(\w+) eq "(.*?)"/.exec(filter);
        return value && filter.includes('\\"')
          ? (resource: JsonObject) => textOf(resource[value[1] ?? '']) === value[2]
          : super.toTest(filter);
      }
    },
  },
  {
    id: 'filter.onlyUserName',
    sentence: 'the filter of users knows userName only, and answers 500 to all others',
    named: /filter/i,
    server: class extends FleetServer {
      override list(kind: Kind, call: Call): Reply {
        const filter = call.query.get('filter') ?? 'userName eq';
        if (kind === 'Users' && !/^userName eq/i.test(filter)) {
          throw new Failure(500, "Cannot read properties of null (reading '1')");
        }
        return super.list(kind, call);
      }
    },
  },
  {
    id: 'filter.idOnly',
    sentence: 'the value of a userName filter is compared with the id',
    named: /lookup|filter|userName/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        return /^userName eq/i.test(filter)
          ? ({ id }: JsonObject) => id === valueIn(filter)
          : super.toTest(filter);
      }
    },
  },
  {
    id: 'filter.onEmail',
    sentence: 'userName in a filter is compared with the email',
    named: /userName|filter|lookup/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        return /^userName eq/i.test(filter)
          ? super.toTest(filter.replace(/^userName/i, 'emails.value'))
          : super.toTest(filter);
      }
    },
  },
  {
    id: 'filter.eqContains',
    sentence: 'eq is done as LIKE with percent signs around, so parts of names match',
    named: /match|filter/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        return super.toTest(filter.replace(/ eq "/gi, ' co "'));
      }
    },
  },
  {
    id: 'filter.unknownAttribute500',
    sentence: 'an attribute that the table does not have ends with 500',
    named: /unknown|5xx|500/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        if (
          !/^\(?(not )?\(?(userName|displayName|id|externalId|emails|name|active|meta|title|urn|members|groups|phoneNumbers|userType|nickName|locale|timezone|preferredLanguage|roles|entitlements|addresses)\b/i.test(
            filter,
          )
        ) {
          throw new Failure(500, 'column does not exist');
        }
        return super.toTest(filter);
      }
    },
  },
  {
    id: 'filter.badFilter500',
    sentence: 'a filter that cannot be read ends with 500',
    named: /filter.*5xx|5xx|500|cannot be read|invalid/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        try {
          return super.toTest(filter);
        } catch {
          throw new Failure(500, 'Unexpected token');
        }
      }
    },
  },
  {
    id: 'filter.badFilterAll',
    sentence: 'a filter that cannot be read is passed over, so everybody comes',
    named: /filter/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        try {
          return super.toTest(filter);
        } catch {
          return () => true;
        }
      }
    },
  },
  {
    id: 'filter.inactiveNotFound',
    sentence: 'a lookup does not find users who are not active',
    named: /deactivated|inactive|active/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        const test = super.toTest(filter);
        return (resource) => resource['active'] !== false && test(resource);
      }
    },
  },
  {
    id: 'filter.totalOfAll',
    sentence: 'totalResults with a filter is the number of all users',
    named: /totalResults/,
    server: class extends FleetServer {
      override list(kind: Kind, call: Call): Reply {
        const { body, ...reply } = super.list(kind, call);
        return {
          ...reply,
          body: { ...(body as JsonObject), totalResults: this.everything(kind).length },
        };
      }
    },
  },
  {
    id: 'filter.onlyOnPage',
    sentence: 'the page is cut first and filtered then, so a match beyond it is missed',
    named: /filter|lookup|find|page/i,
    server: class extends FleetServer {
      override list(kind: Kind, call: Call): Reply {
        const filter = call.query.get('filter');
        if (filter === undefined) {
          return super.list(kind, call);
        }
        const start = Number(call.query.get('startIndex') ?? 1) - 1;
        const count = Number(call.query.get('count') ?? 100);
        const page = this.everything(kind).slice(start, start + count);
        const found = page
          .map((stored) => this.present(kind, stored, call))
          .filter(this.toTest(filter));
        return {
          status: 200,
          headers: {},
          body: {
            schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
            totalResults: found.length,
            startIndex: start + 1,
            itemsPerPage: found.length,
            Resources: found,
          },
        };
      }
    },
  },
  {
    id: 'filter.startIndexIgnored',
    sentence: 'startIndex and count are ignored where there is a filter',
    named: /startIndex|count|page/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        const query = new Map(call.query);
        if (query.has('filter')) {
          query.delete('startIndex');
          query.delete('count');
        }
        return super.toPage(found, { ...call, query });
      }
    },
  },
  {
    id: 'filter.andIgnored',
    sentence: 'of a filter with and, only the first half is read',
    named: /filter|\band\b/i,
    server: class extends FleetServer {
      override toTest(filter: string): Test {
        return super.toTest(filter.split(/ and /i)[0] ?? '');
      }
    },
  },
  {
    id: 'filter.groupNameRefused',
    sentence: 'a filter by displayName of groups is refused with 400',
    named: /displayName|group/i,
    server: class extends FleetServer {
      override list(kind: Kind, call: Call): Reply {
        if (kind === 'Groups' && call.query.has('filter')) {
          throw new Failure(400, 'filter is not supported for groups', 'invalidFilter');
        }
        return super.list(kind, call);
      }
    },
  },
  {
    id: 'filter.withoutFirst',
    sentence: 'a lookup with startIndex=1 skips the first match',
    named: /startIndex|lookup|find|first|Resources/i,
    server: class extends FleetServer {
      override toPage(found: readonly JsonObject[], call: Call): JsonObject {
        return call.query.has('filter') && call.query.has('startIndex')
          ? { ...super.toPage(found, call), Resources: [], itemsPerPage: 0 }
          : super.toPage(found, call);
      }
    },
  },
];
