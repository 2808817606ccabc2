import { type JsonObject } from '../../base/json.js';
import { type Filter } from '../../scim/filter/ast.js';
import { compileFilter } from '../../scim/filter/compile.js';
import { shorten } from '../../base/shorten.js';
import { answer, get, type MakeExamples } from '../example/exampleExchange.js';
import { errorOf, jane, listOf, omar } from '../example/exampleResources.js';
import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { lookedUpName } from '../history/departures.js';
import { type History } from '../history/history.js';
import {
  bothApps,
  type ExchangeRule,
  inBody,
  inQuery,
  type Problem,
  type Problems,
} from '../rule.js';
import { readAnyCase, readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { type MessageView } from '../view/messageView.js';
import { oktaTexts } from '../oktaTexts.js';

/** The resources of the list that answers a query for one type. */
const listed = (view: ExchangeView): readonly MessageView[] =>
  view.list ? view.answerMessages.slice(1).filter(({ kind }) => kind === 'resource') : [];

/** Undefined where our own engine cannot tell: unknown attributes, wrong types. */
function matcherOf(view: ExchangeView): ((resource: JsonObject) => boolean) | undefined {
  const { filter, type } = view;
  if (!filter || !type) {
    return undefined;
  }
  try {
    const compiled = compileFilter(filter, type, { readsBooleanText: true });
    const isSure = (compiled.notes ?? []).length === 0;
    return isSure ? (resource) => compiled.matches(resource) : undefined;
  } catch {
    // expected: an operator that does not go with the attribute; the service took it all the same
    return undefined;
  }
}

/** Whether the resource shows everything that the filter looks at. */
function showsAll(filter: Filter, resource: JsonObject): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.every((part) => showsAll(part, resource));
    case 'not':
      return showsAll(filter.filter, resource);
    case 'compare':
    case 'present':
    case 'valuePath': {
      const { urn, name } = filter.path;
      const extension = urn === undefined ? undefined : readAnyCase(resource, urn);
      const holder = typeof extension === 'object' && extension !== null ? extension : resource;
      return readAnyCase(holder as JsonObject, name) !== undefined;
    }
  }
}

function ignoredFilter(view: ExchangeView): Problems {
  const { filter } = view;
  const matches = filter && matcherOf(view);
  if (!matches) {
    return undefined;
  }
  const wrong = listed(view).filter(({ value }) => showsAll(filter, value) && !matches(value));
  const [first] = wrong;
  return first
    ? {
        message: `${String(wrong.length)} of ${String(listed(view).length)} resources in the answer do not match the filter ${shorten(view.parameter('filter') ?? '')}; the first is ${nameOf(first)}`,
        place: { part: 'body', side: 'response', pointer: first.pointer },
      }
    : undefined;
}

const nameOf = ({ value, type }: MessageView): string =>
  shorten(
    (type && readText(value, nameAttributeOf(type))) ??
      readText(value, 'id') ??
      'one without an id',
  );

function several(view: ExchangeView): Problems {
  const { type, list } = view;
  const name = type && lookedUpName(type, view.filter);
  const matches = matcherOf(view);
  // A group name need not be unique (RFC 7643 4.2).
  if (!list || name === undefined || !matches || type?.name !== 'User') {
    return undefined;
  }
  const found = listed(view).filter(({ value }) => matches(value));
  return found.length > 1
    ? {
        message: `${String(found.length)} users have the userName ${shorten(name)}`,
        place: inBody('response', '/Resources'),
      }
    : undefined;
}

function missed(view: ExchangeView, history: History): Problems {
  const { type } = view;
  const isEmptyAnswer = view.status === 404 || (view.list && listed(view).length === 0);
  const startsAtFirst = Number(view.parameter('startIndex') ?? '1') <= 1;
  const name = type && view.method === 'GET' ? lookedUpName(type, view.filter) : undefined;
  if (
    !type ||
    name === undefined ||
    !isEmptyAnswer ||
    !startsAtFirst ||
    view.parameter('count') === '0'
  ) {
    return undefined;
  }
  const known = history.findByName(type, name);
  return known ? tellMissed(view, name, known) : undefined;
}

function tellMissed(
  view: ExchangeView,
  name: string,
  known: NonNullable<ReturnType<History['findByName']>>,
): Problem {
  const spelled = readText(known.content, nameAttributeOf(known.type)) ?? name;
  const isInactive = readAnyCase(known.content, 'active') === false;
  const reason =
    spelled === name
      ? isInactive
        ? '; it is inactive, and must be found all the same'
        : ''
      : `; it is spelled ${shorten(spelled)} there, and capitals do not matter`;
  return {
    message: `Nobody was found for ${shorten(name)}, though ${known.type.name} ${known.id} had that name before${reason}`,
    place: view.list ? inBody('response', '/totalResults') : inQuery('filter'),
    related: [known.exchangeId],
  };
}

/** Whether what comes back is what the filter asks for (RFC 7644 3.4.2.2). */
export const queryAnswerRules: readonly ExchangeRule[] = [
  {
    id: 'filter.ignored',
    on: 'exchange',
    level: 'error',
    title: 'Only resources that match the filter are returned',
    references: ['RFC 7644 3.4.2.2'],
    okta: bothApps(
      `Where more than one comes back to an existence check: "${oktaTexts.multipleUsers('n')}"; where one comes back, Okta links the wrong person`,
    ),
    fix: 'Evaluate the filter; userName eq is all that Okta needs, without regard to case',
    check: ignoredFilter,
  },
  {
    id: 'filter.severalUsers',
    on: 'exchange',
    level: 'error',
    title: 'A userName belongs to one user',
    references: ['RFC 7643 4.1.1'],
    okta: bothApps(`The push fails: "${oktaTexts.multipleUsers('n')}"`),
    fix: 'Make userName unique without regard to case, and answer 409 to a second one',
    check: several,
  },
  {
    id: 'filter.missed',
    on: 'exchange',
    level: 'error',
    title: 'A lookup finds whom the service has',
    references: ['RFC 7644 3.4.2.2', 'RFC 7643 4.1.1'],
    okta: bothApps(
      'Okta takes the person as new and POSTs: the server answers 409 and the task fails, or there are two accounts',
    ),
    fix: 'Compare userName without regard to case, in the column that is returned as userName, and find inactive users too',
    check: missed,
  },
];

const lookup = '/Users?filter=userName%20eq%20%22jane%40example.com%22&startIndex=1&count=100';

export const queryAnswerExamples: MakeExamples = () => ({
  'filter.ignored': {
    failing: [
      get(lookup, answer(200, listOf([jane(), omar()]))),
      get('/Users?filter=active eq false', answer(200, listOf([jane()]))),
    ],
    passing: [
      get(lookup, answer(200, listOf([jane({ userName: 'Jane@Example.com' })]))),
      get('/Users?filter=department eq "x"', answer(200, listOf([jane()]))),
    ],
  },
  'filter.severalUsers': {
    failing: [get(lookup, answer(200, listOf([jane(), jane({ id: '2820', meta: undefined })])))],
    passing: [get(lookup, answer(200, listOf([jane()])))],
  },
  'filter.missed': {
    failing: [
      [
        get('/Users/2819', answer(200, jane({ userName: 'Jane@Example.com' }))),
        get(lookup, answer(200, listOf([]))),
      ],
      [
        get('/Users/2819', answer(200, jane({ active: false }))),
        get(lookup, answer(200, listOf([]))),
      ],
    ],
    passing: [
      [get('/Users/2819', answer(200, jane())), get(lookup, answer(200, listOf([jane()])))],
      [
        get('/Users/3907', answer(404, errorOf(404, 'There is no user 3907'))),
        get(lookup, answer(200, listOf([]))),
      ],
    ],
  },
});
