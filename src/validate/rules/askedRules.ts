import { shorten } from '../../base/shorten.js';
import { checkFilter } from '../../scim/filter/check/checkFilter.js';
import { answer, get, type MakeExamples } from '../example/exampleExchange.js';
import { jane, listOf, omar } from '../example/exampleResources.js';
import { type History } from '../history/history.js';
import { bothApps, type ExchangeRule, inBody, inQuery, type Problems } from '../rule.js';
import { readAnyCase } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';

/** The attributes that a client asks for by name and without which there is no resource of the type. */
function notGiven(view: ExchangeView): Problems {
  const { type } = view;
  const asked = view.isSuccess ? view.parameter('attributes') : undefined;
  if (!type || asked === undefined) {
    return undefined;
  }
  const names = asked
    .split(',')
    .map((name) => type.attributes.find(name.trim().replace(`${type.schema}:`, '')))
    .flatMap((attribute) =>
      attribute?.isRequired && attribute.returned !== 'never' ? [attribute.name] : [],
    );
  for (const message of view.answerMessages) {
    const missing =
      message.kind === 'resource'
        ? names.find((name) => (readAnyCase(message.value, name) ?? null) === null)
        : undefined;
    if (missing !== undefined) {
      return { message: `${missing} was asked for, and is not in the answer`, place: message.at() };
    }
  }
  return undefined;
}

/** How many resources have come by cursor, this page too; undefined where pages were missed or changed. */
function seenByCursor(view: ExchangeView, history: History): number | undefined {
  const cursor = view.parameter('cursor');
  const before = history.lists.findBefore(view);
  const isFollowed = cursor === '' || (before !== undefined && !before.isDisturbed);
  return cursor !== undefined && isFollowed
    ? (before?.exchangeByResource.size ?? 0) + (view.list?.items('Resources').length ?? 0)
    : undefined;
}

/** Pages by cursor go on as long as there is more (RFC 9865 2). */
function cursorEnd(view: ExchangeView, history: History): Problems {
  const { list } = view;
  const total = list?.get('totalResults');
  const isLast = list !== undefined && (list.get('nextCursor') ?? null) === null;
  const seen = isLast && view.parameter('count') !== '0' ? seenByCursor(view, history) : undefined;
  return seen !== undefined && typeof total === 'number' && seen < total
    ? {
        message: `There is no nextCursor, but only ${String(seen)} of ${String(total)} resources have come`,
        place: inBody('response'),
      }
    : undefined;
}

/** The mock server says more of it. */
const isNoted = ({ exchange }: ExchangeView): boolean =>
  exchange.observations.some(({ id }) => id.startsWith('filter.'));

/** A value that no value of the attribute can be like. Unknown attributes are request.filterAttribute. */
function oddValue(view: ExchangeView): Problems {
  const { filter, type, place } = view;
  const text = view.parameter('filter');
  if (!filter || !type || text === undefined || place.kind === 'root' || isNoted(view)) {
    return undefined;
  }
  return checkFilter(filter, type, text)
    .filter(
      ({ level, span }) =>
        level === 'warning' &&
        /^(?:"|true|false|null|-?\d)/i.test(text.slice(span.start, span.end)),
    )
    .map(({ message, span, fix }) => ({
      message: `${shorten(text.slice(0, span.end))}: ${message}`,
      place: inQuery('filter'),
      ...(fix && { fix: `Write ${shorten(fix.text)}` }),
    }));
}

/** What was asked for, and what came. */
export const askedRules: readonly ExchangeRule[] = [
  {
    id: 'page.attributeMissing',
    on: 'exchange',
    level: 'warning',
    title: 'A required attribute that was asked for comes',
    references: ['RFC 7644 3.9', 'RFC 7643 7'],
    fix: 'Read attributes without regard to case, and return each that it names',
    check: notGiven,
  },
  {
    id: 'page.cursorEnd',
    on: 'exchange',
    level: 'error',
    title: 'A page by cursor has nextCursor while there is more',
    references: ['RFC 9865 2'],
    fix: 'Send nextCursor with each page but the last one, and count in totalResults all that match',
    check: cursorEnd,
  },
  {
    id: 'request.filterValue',
    on: 'exchange',
    level: 'hint',
    title: 'A filter compares an attribute with a value of its type',
    references: ['RFC 7644 3.4.2.2'],
    okta: bothApps('Okta asks for userName, id, externalId and displayName only, with texts'),
    fix: 'Write booleans and numbers without quotes, texts and times with them',
    check: oddValue,
  },
];

const named = { schemas: jane()['schemas'] ?? [], id: '2819' };
const byCursor = (cursor: string, resource: Parameters<typeof listOf>[0][number], more: object) =>
  get(
    `/Users?cursor=${cursor}&count=1`,
    answer(200, listOf([resource], { totalResults: 2, startIndex: undefined, ...more })),
  );

export const askedExamples: MakeExamples = () => ({
  'page.attributeMissing': {
    failing: [get('/Users?attributes=userName', answer(200, listOf([named])))],
    passing: [
      get(
        '/Users?attributes=username,title',
        answer(200, listOf([{ ...named, userName: 'jane@example.com' }])),
      ),
      get('/Users?attributes=title', answer(200, listOf([named]))),
    ],
  },
  'page.cursorEnd': {
    failing: [byCursor('', jane(), {})],
    passing: [
      [byCursor('', jane(), { nextCursor: 'abc' }), byCursor('abc', omar(), {})],
      byCursor('abc', omar(), {}),
    ],
  },
  'request.filterValue': {
    failing: [get('/Users?filter=active%20eq%20%22true%22', answer(200, listOf([jane()])))],
    passing: [
      get('/Users?filter=active%20eq%20true', answer(200, listOf([jane()]))),
      get('/Users?filter=userName%20eq%20%22true%22', answer(200, listOf([]))),
    ],
  },
});
