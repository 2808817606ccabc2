import { isJsonArray } from '../../base/json.js';
import { compareBy } from '../../scim/query/sort.js';
import { parseProjection, project } from '../../scim/query/projection.js';
import { parseAttributePath } from '../../scim/filter/parser.js';
import { shorten } from '../../base/shorten.js';
import { answer, get, type MakeExamples } from '../example/exampleExchange.js';
import { jane, listOf, omar } from '../example/exampleResources.js';
import { isEmpty } from '../compare/missingParts.js';
import { type History } from '../history/history.js';
import { startIndexOf } from '../history/listRuns.js';
import { bothApps, type ExchangeRule, inBody, type Problems } from '../rule.js';
import { readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { type MessageView } from '../view/messageView.js';

const numberOf = (list: MessageView | undefined, name: string): number | undefined => {
  const value = list?.get(name);
  return typeof value === 'number' ? value : undefined;
};

/** The whole number that the client asked for. */
function asked(view: ExchangeView, name: string): number | undefined {
  const value = Number(view.parameter(name) ?? '');
  return view.parameter(name) !== undefined && Number.isInteger(value) ? value : undefined;
}

function tooMany(view: ExchangeView): Problems {
  const count = asked(view, 'count');
  const returned = view.list?.items('Resources').length ?? 0;
  return count !== undefined && returned > Math.max(0, count)
    ? {
        message: `${String(count)} resources were asked for, but ${String(returned)} came`,
        place: inBody('response', '/Resources'),
      }
    : undefined;
}

function otherStart(view: ExchangeView): Problems {
  const start = numberOf(view.list, 'startIndex');
  const wanted = asked(view, 'startIndex');
  return start !== undefined && wanted !== undefined && start !== Math.max(1, wanted)
    ? {
        message: `The page from ${String(wanted)} on was asked for, but startIndex is ${String(start)}`,
        place: inBody('response', '/startIndex'),
      }
    : undefined;
}

/** An empty page before the end: nobody gets any further. */
function emptyBeforeEnd(view: ExchangeView): Problems {
  const total = numberOf(view.list, 'totalResults') ?? 0;
  const isAsked = (asked(view, 'count') ?? 1) > 0 && view.parameter('cursor') === undefined;
  const start = startIndexOf(view);
  // What is no array is another rule's.
  const resources = view.list?.get('Resources') ?? [];
  const isEmpty = isJsonArray(resources) && resources.length === 0;
  return view.list && isAsked && isEmpty && start <= total
    ? {
        message: `totalResults is ${String(total)}, but the page from ${String(start)} on is empty${view.list.get('Resources') === undefined ? ': Resources is missing' : ''}`,
        place: inBody('response', '/totalResults'),
      }
    : undefined;
}

function unsorted(view: ExchangeView): Problems {
  const { list, type } = view;
  const sortBy = view.parameter('sortBy');
  const path = sortBy === undefined ? undefined : parseAttributePath(sortBy);
  if (!list || !type || !path?.ok || view.isProjected) {
    return undefined;
  }
  const compare = compareBy([type], path.path);
  const isDescending = view.parameter('sortOrder')?.toLowerCase() === 'descending';
  const resources = view.answerMessages.slice(1);
  const wrong = resources.findIndex((message, at) => {
    const before = resources[at - 1];
    const order = before && compare ? compare(before.value, message.value) : 0;
    return isDescending ? order < 0 : order > 0;
  });
  return wrong === -1
    ? undefined
    : {
        message: `Sorted by ${shorten(sortBy ?? '')} was asked for, but resource ${String(wrong + 1)} should come before the one in front of it`,
        place: inBody('response', `/Resources/${String(wrong)}`),
      };
}

/** `meta` is shown by many services whatever is asked for, and does no harm. */
const alwaysShown: ReadonlySet<string> = new Set(['schemas', 'id', 'meta']);

function notProjected(view: ExchangeView): Problems {
  const { type } = view;
  if (!view.isSuccess || !view.isProjected || !type) {
    return undefined;
  }
  const projection = parseProjection(
    view.parameter('attributes'),
    view.parameter('excludedAttributes'),
    type,
  );
  for (const message of view.answerMessages) {
    if (message.kind === 'resource') {
      const shown = project(message.value, type, projection);
      const extra = Object.keys(message.value).find(
        (name) =>
          !Object.hasOwn(shown, name) &&
          !alwaysShown.has(name) &&
          // Of what no schema defines nobody knows whether it is always returned.
          type.attributes.find(name) !== undefined &&
          !isEmpty(message.value[name]),
      );
      if (extra !== undefined) {
        return {
          message: `${shorten(extra)} was not asked for, and is in the answer`,
          place: message.at(extra),
        };
      }
    }
  }
  return undefined;
}

function duplicates(view: ExchangeView, history: History): Problems {
  const before = history.lists.findBefore(view);
  if (!before || before.isDisturbed) {
    return undefined;
  }
  for (const { value, pointer } of view.answerMessages.slice(1)) {
    const id = readText(value, 'id');
    const earlier = id === undefined ? undefined : before.exchangeByResource.get(id);
    if (id !== undefined && earlier !== undefined && earlier !== view.exchange.id) {
      return {
        message: `${shorten(id)} was on an earlier page already`,
        place: inBody('response', pointer),
        related: [earlier],
      };
    }
  }
  return undefined;
}

function movingTotal(view: ExchangeView, history: History): Problems {
  const before = history.lists.findBefore(view);
  const total = numberOf(view.list, 'totalResults');
  return before && total !== undefined && !before.isDisturbed && total !== before.totalResults
    ? {
        message: `totalResults was ${String(before.totalResults)} on the first page and is ${String(total)} here, though nothing was changed in between`,
        place: inBody('response', '/totalResults'),
        related: [before.lastExchangeId],
      }
    : undefined;
}

/** At the end of the pages: fewer resources were seen than there should be. */
function gap(view: ExchangeView, history: History): Problems {
  const before = history.lists.findBefore(view);
  const total = numberOf(view.list, 'totalResults');
  if (
    !before ||
    before.isDisturbed ||
    !view.list ||
    total === undefined ||
    total !== before.totalResults
  ) {
    return undefined;
  }
  const ids = view.answerMessages.slice(1).flatMap(({ value }) => readText(value, 'id') ?? []);
  const isLast =
    startIndexOf(view) + ids.length - 1 >= total && view.parameter('cursor') === undefined;
  const isNew = ids.every((id) => !before.exchangeByResource.has(id));
  const seen = before.exchangeByResource.size + ids.length;
  return isLast && isNew && seen < total
    ? {
        message: `All pages together have ${String(seen)} resources, but totalResults is ${String(total)}`,
        place: inBody('response', '/totalResults'),
        related: [before.lastExchangeId],
      }
    : undefined;
}

function shortPage(view: ExchangeView): Problems {
  const count = asked(view, 'count');
  const total = numberOf(view.list, 'totalResults');
  const returned = view.list?.items('Resources').length ?? 0;
  const isShort =
    count !== undefined &&
    total !== undefined &&
    returned > 0 &&
    returned < count &&
    startIndexOf(view) + returned - 1 < total &&
    view.parameter('cursor') === undefined;
  return isShort
    ? {
        message: `${String(count)} resources were asked for and more are there, but the page has ${String(returned)}`,
        place: inBody('response', '/itemsPerPage'),
      }
    : undefined;
}

/** Pages, order and attributes as they were asked for (RFC 7644 3.4.2.3, 3.4.2.4 and 3.9). */
export const pageRules: readonly ExchangeRule[] = [
  {
    id: 'page.tooMany',
    on: 'exchange',
    level: 'error',
    title: 'A page holds count resources at most',
    references: ['RFC 7644 3.4.2.4'],
    okta: bothApps(
      'Okta asks for pages of 100 and goes on at startIndex + 100: what came beyond comes a second time',
    ),
    fix: 'Cut the page at count; count=0 asks for the total alone',
    check: tooMany,
  },
  {
    id: 'page.startIndex',
    on: 'exchange',
    level: 'error',
    title: 'startIndex of the answer is the one that was asked for',
    references: ['RFC 7644 3.4.2.4'],
    okta: bothApps('An import reads the first page again and again, or skips people'),
    fix: 'Begin the page at startIndex (counted from 1), and say so in the answer',
    check: otherStart,
  },
  {
    id: 'page.empty',
    on: 'exchange',
    level: 'error',
    title: 'A page before the end is not empty',
    references: ['RFC 7644 3.4.2.4'],
    okta: bothApps('The import ends early: people behind the empty page are not imported'),
    fix: 'Count from 1: startIndex 1 is the first resource; totalResults counts all that match',
    check: emptyBeforeEnd,
  },
  {
    id: 'page.short',
    on: 'exchange',
    level: 'hint',
    title: 'A page has as many resources as were asked for, where there are as many',
    references: ['RFC 7644 3.4.2.4'],
    okta: bothApps(
      "Okta's documents say that the next page begins at startIndex + 100; what it does behind shorter pages is not confirmed",
    ),
    fix: 'Allow pages of 100 at least',
    check: shortPage,
  },
  {
    id: 'page.duplicate',
    on: 'exchange',
    level: 'error',
    title: 'Nobody is on two pages of a list',
    references: ['RFC 7644 3.4.2.4'],
    okta: bothApps('Somebody comes twice in the import and somebody else not at all'),
    fix: 'Give the list a stable order, for example by id, before it is cut into pages',
    check: duplicates,
  },
  {
    id: 'page.total',
    on: 'exchange',
    level: 'warning',
    title: 'totalResults is the same on all pages',
    references: ['RFC 7644 3.4.2'],
    okta: bothApps(
      'Okta reads pages until totalResults is reached: it stops early, or asks for pages that are not there',
    ),
    fix: 'Count all that match the filter, not the page',
    check: movingTotal,
  },
  {
    id: 'page.gap',
    on: 'exchange',
    level: 'error',
    title: 'All pages together have totalResults resources',
    references: ['RFC 7644 3.4.2.4'],
    okta: bothApps('The import misses people'),
    fix: 'Begin each page where the last one ended, in a stable order',
    check: gap,
  },
  {
    id: 'page.order',
    on: 'exchange',
    level: 'hint',
    title: 'A list comes in the order that was asked for',
    references: ['RFC 7644 3.4.2.3'],
    fix: 'Sort by sortBy, or say in ServiceProviderConfig that sort is not supported',
    check: unsorted,
  },
  {
    id: 'page.attributes',
    on: 'exchange',
    level: 'warning',
    title: 'Only the attributes that were asked for come',
    references: ['RFC 7644 3.9', 'RFC 7644 3.4.2.5'],
    fix: 'Apply attributes and excludedAttributes to each resource of the answer',
    check: notProjected,
  },
];

const firstPage = () =>
  get('/Users?startIndex=1&count=1', answer(200, listOf([jane()], { totalResults: 2 })));
const second = (
  resource: Parameters<typeof listOf>[0][number],
  total = 2,
): ReturnType<typeof get> =>
  get(
    '/Users?startIndex=2&count=1',
    answer(200, listOf([resource], { totalResults: total, startIndex: 2 })),
  );

export const pageExamples: MakeExamples = () => ({
  'page.tooMany': {
    failing: [get('/Users?startIndex=1&count=1', answer(200, listOf([jane(), omar()])))],
    passing: [get('/Users?startIndex=1&count=2', answer(200, listOf([jane(), omar()])))],
  },
  'page.startIndex': {
    failing: [
      get('/Users?startIndex=2&count=1', answer(200, listOf([omar()], { totalResults: 2 }))),
    ],
    passing: [second(omar()), get('/Users?startIndex=0', answer(200, listOf([jane()])))],
  },
  'page.empty': {
    failing: [get('/Users?startIndex=1&count=2', answer(200, listOf([], { totalResults: 8 })))],
    passing: [
      get('/Users?count=0', answer(200, listOf([], { totalResults: 8 }))),
      // RFC 7644 3.4.2.4: a negative count is taken as 0.
      get('/Users?count=-1', answer(200, listOf([], { totalResults: 8 }))),
      get(
        '/Users?startIndex=101&count=100',
        answer(200, listOf([], { totalResults: 100, startIndex: 101 })),
      ),
    ],
  },
  'page.short': {
    failing: [
      get('/Users?startIndex=1&count=100', answer(200, listOf([jane()], { totalResults: 2 }))),
    ],
    passing: [firstPage()],
  },
  'page.duplicate': {
    failing: [[firstPage(), second(jane())]],
    passing: [
      [firstPage(), second(omar())],
      [firstPage(), firstPage()],
    ],
  },
  'page.total': {
    failing: [
      [
        get('/Users?startIndex=1&count=1', answer(200, listOf([jane()], { totalResults: 9 }))),
        second(omar(), 8),
      ],
    ],
    passing: [[firstPage(), second(omar())]],
  },
  'page.gap': {
    failing: [
      [
        get('/Users?startIndex=1&count=2', answer(200, listOf([jane()], { totalResults: 3 }))),
        get(
          '/Users?startIndex=3&count=2',
          answer(200, listOf([omar()], { totalResults: 3, startIndex: 3 })),
        ),
      ],
    ],
    passing: [[firstPage(), second(omar())]],
  },
  'page.order': {
    failing: [get('/Users?sortBy=userName', answer(200, listOf([omar(), jane()])))],
    passing: [
      get('/Users?sortBy=userName&sortOrder=descending', answer(200, listOf([omar(), jane()]))),
    ],
  },
  'page.attributes': {
    failing: [
      get('/Users?attributes=userName', answer(200, listOf([jane()]))),
      get('/Users/2819?excludedAttributes=emails', answer(200, jane())),
    ],
    passing: [
      get(
        '/Users?attributes=userName',
        answer(
          200,
          listOf([{ schemas: jane()['schemas'] ?? [], id: '2819', userName: 'jane@example.com' }]),
        ),
      ),
    ],
  },
});
