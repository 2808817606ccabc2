import { type Filter, type AttributePath } from '../../scim/filter/ast.js';
import { shorten } from '../../base/shorten.js';
import { resolvePath } from '../../scim/filter/resolve.js';
import { answer, get, type MakeExamples, put } from '../example/exampleExchange.js';
import { errorOf, jane, listOf, newJane } from '../example/exampleResources.js';
import { type ExchangeRule, inBody, inQuery, type Problems } from '../rule.js';
import { readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';

function pathsOf(filter: Filter): readonly AttributePath[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.flatMap(pathsOf);
    case 'not':
      return pathsOf(filter.filter);
    case 'compare':
    case 'present':
    case 'valuePath':
      return [filter.path];
  }
}

const textOf = ({ urn, name, sub }: AttributePath): string =>
  `${urn === undefined ? '' : `${urn}:`}${name}${sub === undefined ? '' : `.${sub}`}`;

/** At the root resources of several types are asked for, so nothing is unknown there. */
function unknownAttributes({ filter, type, place }: ExchangeView): readonly string[] {
  return filter && type && place.kind !== 'root'
    ? pathsOf(filter)
        .filter((path) => !resolvePath(type, path))
        .map(textOf)
    : [];
}

/** The mock server says more of it: what it was taken for, or what may be meant. */
const isNoted = ({ exchange }: ExchangeView): boolean =>
  exchange.observations.some(({ id }) => id.startsWith('filter.'));

const unknownAttribute = (view: ExchangeView): Problems =>
  (isNoted(view) ? [] : unknownAttributes(view)).map((name) => ({
    message: `No schema of a ${view.type?.name ?? 'resource'} has the attribute ${shorten(name)} that the filter asks for`,
    place: inQuery('filter'),
  }));

/** From which number on each counts; a service takes less as that. */
const leastNumbers: readonly (readonly [string, number])[] = [
  ['startIndex', 1],
  ['count', 0],
];

const belowRange = (view: ExchangeView): Problems =>
  leastNumbers.flatMap(([name, least]) => {
    const text = view.isQuery ? view.parameter(name) : undefined;
    return text !== undefined && /^-?\d+$/.test(text) && Number(text) < least
      ? [
          {
            message: `${name} is ${text}, which a service takes as ${String(least)}`,
            place: inQuery(name),
          },
        ]
      : [];
  });

function otherId(view: ExchangeView): Problems {
  const sent = view.method === 'PUT' ? readText(view.sent, 'id') : undefined;
  return sent !== undefined && view.id !== undefined && sent !== view.id
    ? {
        message: `The PUT goes to ${shorten(view.id)}, but the id in its body is ${shorten(sent)}`,
        place: inBody('request', '/id'),
      }
    : undefined;
}

/** What a client asks for: its query, and where its request goes. */
export const queryRequestRules: readonly ExchangeRule[] = [
  {
    id: 'request.filterAttribute',
    on: 'exchange',
    level: 'hint',
    title: 'A filter asks for attributes that there are',
    references: ['RFC 7644 3.4.2.2'],
    fix: 'Look for a spelling mistake, or load the schema file that defines the attribute',
    check: unknownAttribute,
  },
  {
    id: 'request.belowRange',
    on: 'exchange',
    level: 'hint',
    title: 'startIndex counts from 1, and count from 0',
    references: ['RFC 7644 3.4.2.4'],
    fix: 'Ask for startIndex=1 on the first page, then for startIndex + itemsPerPage',
    check: belowRange,
  },
  {
    id: 'request.otherId',
    on: 'exchange',
    level: 'warning',
    title: 'The id in the body of a PUT is that of its address',
    references: ['RFC 7644 3.5.1', 'RFC 7643 3.1'],
    fix: 'Send the id that was read, or leave it out: the address says who is meant',
    check: otherId,
  },
];

const invalid = (scimType: string) =>
  answer(400, errorOf(400, 'The request cannot be read', { scimType }));
const found = () => answer(200, listOf([jane()]));

export const queryRequestExamples: MakeExamples = () => ({
  'request.filterAttribute': {
    failing: [get('/Users?filter=user_name%20eq%20%22jane%22', invalid('invalidFilter'))],
    passing: [get('/Users?filter=userName%20eq%20%22jane%40example.com%22', found())],
  },
  'request.belowRange': {
    failing: [
      get('/Users?startIndex=0', found()),
      get('/Users?count=-1', answer(200, listOf([], { totalResults: 1 }))),
    ],
    passing: [get('/Users?startIndex=1', found())],
  },
  'request.otherId': {
    failing: [put('/Users/2819', newJane({ id: '3907' }), answer(200, jane()))],
    passing: [put('/Users/2819', newJane({ id: '2819' }), answer(200, jane()))],
  },
});
