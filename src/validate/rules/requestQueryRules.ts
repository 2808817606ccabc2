import { ScimError } from '../../scim/errors.js';
import { compileFilter } from '../../scim/filter/compile.js';
import { shorten } from '../../base/shorten.js';
import { answer, get, type MakeExamples } from '../example/exampleExchange.js';
import { errorOf, listOf } from '../example/exampleResources.js';
import { type FindingPlace } from '../finding.js';
import { type ExchangeRule, inBody, inQuery, type Problems } from '../rule.js';
import { type ExchangeView } from '../view/exchangeView.js';

const placeOf = ({ place }: ExchangeView, name: string): FindingPlace =>
  place.kind === 'search' ? inBody('request', `/${name}`) : inQuery(name);

/** What follows the grammar, and yet no service can evaluate (RFC 7644 3.4.2.2). */
function unusableFilter(view: ExchangeView): Problems {
  const { filter, type } = view;
  if (!filter || !type || !view.isQuery) {
    return undefined;
  }
  try {
    compileFilter(filter, type);
    return undefined;
  } catch (error) {
    if (!(error instanceof ScimError)) {
      throw error;
    }
    return {
      message: `The filter cannot be used: ${error.message}`,
      place: placeOf(view, 'filter'),
    };
  }
}

function otherSortOrder(view: ExchangeView): Problems {
  const order = view.isQuery ? view.parameter('sortOrder') : undefined;
  return order === undefined || order === '' || /^(?:a|de)scending$/i.test(order)
    ? undefined
    : {
        message: `sortOrder is ${JSON.stringify(shorten(order))}, and there are ascending and descending`,
        place: placeOf(view, 'sortOrder'),
      };
}

const hasValue = (view: ExchangeView, name: string): boolean =>
  (view.parameter(name) ?? '').trim() !== '';

const bothProjections = (view: ExchangeView): Problems =>
  hasValue(view, 'attributes') && hasValue(view, 'excludedAttributes')
    ? {
        message: 'attributes and excludedAttributes come together, and exclude each other',
        place: placeOf(view, 'excludedAttributes'),
      }
    : undefined;

/** What a query asks for (RFC 7644 3.4.2 and 3.9), beyond the grammar of its filter. */
export const requestQueryRules: readonly ExchangeRule[] = [
  {
    id: 'request.unusableFilter',
    on: 'exchange',
    level: 'error',
    title: 'A filter compares attributes by operators that they have',
    references: ['RFC 7644 3.4.2.2', 'RFC 7643 7'],
    fix: 'Compare booleans with eq and ne, and nothing that is never returned, as a password',
    check: unusableFilter,
  },
  {
    id: 'request.sortOrder',
    on: 'exchange',
    level: 'error',
    title: 'sortOrder is ascending or descending',
    references: ['RFC 7644 3.4.2.3'],
    fix: 'Write ascending or descending in full',
    check: otherSortOrder,
  },
  {
    id: 'request.bothProjections',
    on: 'exchange',
    level: 'error',
    title: 'attributes and excludedAttributes do not come together',
    references: ['RFC 7644 3.9'],
    fix: 'Name what is to be returned, or what is to be left out',
    check: bothProjections,
  },
];

const refused = (detail: string, scimType: string) =>
  answer(400, errorOf(400, detail, { scimType }));
const found = () => answer(200, listOf([]));

export const requestQueryExamples: MakeExamples = () => ({
  'request.unusableFilter': {
    failing: [
      get(
        '/Users?filter=active%20gt%20true',
        refused('gt does not go with active', 'invalidFilter'),
      ),
      get(
        '/Users?filter=password%20eq%20%22x%22',
        refused('There is no such filter', 'invalidFilter'),
      ),
    ],
    passing: [get('/Users?filter=active%20eq%20true', found())],
  },
  'request.sortOrder': {
    failing: [
      get('/Users?sortBy=userName&sortOrder=desc', refused('No such order', 'invalidValue')),
    ],
    passing: [get('/Users?sortBy=userName&sortOrder=descending', found())],
  },
  'request.bothProjections': {
    failing: [
      get(
        '/Users?attributes=userName&excludedAttributes=emails',
        refused('One of them', 'invalidValue'),
      ),
    ],
    passing: [get('/Users?attributes=userName', found())],
  },
});
