import { shorten } from '../../base/shorten.js';
import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { answer, get, type MakeExamples, post } from '../example/exampleExchange.js';
import { group, jane, listOf, locationHeader, newJane, omar } from '../example/exampleResources.js';
import { lookedUpName } from '../history/departures.js';
import { type History } from '../history/history.js';
import {
  bothApps,
  type ExchangeRule,
  inBody,
  inStatus,
  type Problem,
  type Problems,
} from '../rule.js';
import { readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { type MessageView } from '../view/messageView.js';
import { oktaTexts } from '../oktaTexts.js';

const listed = (view: ExchangeView): readonly MessageView[] =>
  view.list ? view.answerMessages.slice(1).filter(({ kind }) => kind === 'resource') : [];

const idOf = ({ value }: MessageView): string => readText(value, 'id') ?? 'one without an id';

/** Two people of one name; where the name itself was asked for, filter.severalUsers says so. */
function repeatedNames(view: ExchangeView): Problems {
  const isLookup = view.type !== undefined && lookedUpName(view.type, view.filter) !== undefined;
  const firsts = new Map<string, MessageView>();
  return isLookup ? undefined : listed(view).flatMap((message) => repeatedName(message, firsts));
}

function repeatedName(message: MessageView, firsts: Map<string, MessageView>): readonly Problem[] {
  const { type, value } = message;
  const name = type?.name === 'User' ? readText(value, nameAttributeOf(type)) : undefined;
  if (name === undefined) {
    return [];
  }
  const first = firsts.get(name.toLowerCase()) ?? message;
  firsts.set(name.toLowerCase(), first);
  // The same person twice is list.repeatedId.
  return idOf(first) === idOf(message)
    ? []
    : [
        {
          message: `Two users of the list have the userName ${shorten(name)}: ${shorten(idOf(first))} and ${shorten(idOf(message))}`,
          place: message.at(message.spelled('userName')),
        },
      ];
}

/** At the endpoint of one type, of which all resources there are. */
function otherType(view: ExchangeView): Problems {
  const { type: wanted, place } = view;
  const wrong =
    wanted && (place.kind === 'collection' || place.kind === 'search')
      ? listed(view).find(({ type }) => type !== undefined && type.endpoint !== wanted.endpoint)
      : undefined;
  return wrong && wanted
    ? {
        message: `The list of ${wanted.endpoint} holds a ${wrong.type?.name ?? 'resource of another type'}`,
        place: wrong.at(),
      }
    : undefined;
}

/** Whether the answer should hold every resource of the type. */
function isOfEverybody(view: ExchangeView): boolean {
  const total = view.list?.get('totalResults');
  return (
    view.method === 'GET' &&
    view.place.kind === 'collection' &&
    view.parameter('filter') === undefined &&
    view.parameter('cursor') === undefined &&
    Number(view.parameter('startIndex') ?? '1') <= 1 &&
    typeof total === 'number' &&
    listed(view).length === total
  );
}

/** Whom a client has created is among all of them. */
function leftOut(view: ExchangeView, history: History): Problems {
  const { type } = view;
  if (!type || !isOfEverybody(view)) {
    return undefined;
  }
  const ids = new Set(listed(view).map(({ value }) => readText(value, 'id')));
  const missing = history.created(type).find(({ id }) => !ids.has(id));
  return missing
    ? {
        message: `${type.name} ${shorten(missing.id)} was created before, and is not in the list of all`,
        place: inBody('response', '/Resources'),
        related: [missing.exchangeId],
      }
    : undefined;
}

/** To a read of one it is answer.listForResource. */
const oneForMany = (view: ExchangeView): Problems =>
  view.method === 'POST' && view.place.kind === 'collection' && view.list
    ? {
        message: `The POST creates one ${view.type?.name ?? 'resource'}, and is answered with a ListResponse`,
        place: inStatus,
      }
    : undefined;

/** What lists hold (RFC 7644 3.4.2). */
export const listContentRules: readonly ExchangeRule[] = [
  {
    id: 'list.repeatedName',
    on: 'exchange',
    level: 'error',
    title: 'Each user of a list has a userName of its own',
    references: ['RFC 7643 4.1.1'],
    okta: bothApps(
      `The import shows both; the next existence check of that userName fails: "${oktaTexts.multipleUsers('2')}"`,
    ),
    fix: 'Make userName unique without regard to case, and answer 409 to a second one',
    check: repeatedNames,
  },
  {
    id: 'list.otherType',
    on: 'exchange',
    level: 'error',
    title: 'The list of an endpoint holds only resources of its type',
    references: ['RFC 7644 3.4.2', 'RFC 7644 3.4.2.1'],
    fix: 'Select by resource type before paging; only a search of the whole service returns several types',
    check: otherType,
  },
  {
    id: 'list.leftOut',
    on: 'exchange',
    level: 'warning',
    title: 'A list without a filter holds everybody',
    references: ['RFC 7644 3.4.2'],
    okta: bothApps('The import does not see the user, and takes the account for removed'),
    fix: 'Return all resources that the client may read, new and inactive ones too; look for a cache or an index that lags behind',
    check: leftOut,
  },
  {
    id: 'created.list',
    on: 'exchange',
    level: 'error',
    title: 'A creation is answered with the resource itself, not in a list',
    references: ['RFC 7644 3.3'],
    fix: 'Put the resource itself into the body, without ListResponse around it',
    check: oneForMany,
  },
];

const all = (...resources: Parameters<typeof listOf>[0]) =>
  get('/Users', answer(200, listOf(resources)));
const creates = post('/Users', newJane(), answer(201, jane(), locationHeader()));

export const listContentExamples: MakeExamples = () => ({
  'list.repeatedName': {
    failing: [all(jane(), omar({ userName: 'Jane@example.com' }))],
    passing: [all(jane(), omar())],
  },
  'list.otherType': {
    failing: [all(jane(), group())],
    passing: [all(jane()), get('/?filter=id%20pr', answer(200, listOf([jane(), group()])))],
  },
  'list.leftOut': {
    failing: [[creates, all(omar())]],
    passing: [
      [creates, all(jane(), omar())],
      [creates, get('/Users?count=1', answer(200, listOf([omar()], { totalResults: 2 })))],
    ],
  },
  'created.list': {
    failing: [post('/Users', newJane(), answer(201, listOf([jane()]), locationHeader()))],
    passing: [creates, all(jane())],
  },
});
