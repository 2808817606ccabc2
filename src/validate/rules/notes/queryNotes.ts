import { answer, get, type MakeExamples } from '../../example/exampleExchange.js';
import { listOf } from '../../example/exampleResources.js';
import { bothApps, inQuery, type ObservationRule } from '../../rule.js';
import { notedExamples } from './noted.js';

/** What the mock server made of filters (RFC 7644 3.4.2.2) that it could answer, but hardly as they were meant. */
const filterNotes: readonly ObservationRule[] = [
  {
    id: 'filter.tolerated',
    on: 'observation',
    level: 'warning',
    title: 'A text in a filter has double quotes, and pr has no value',
    references: ['RFC 7644 3.4.2.2'],
    fix: 'Write userName eq "jane@example.com" and title pr; other servers answer 400 invalidFilter',
    place: inQuery('filter'),
  },
  {
    id: 'filter.booleanString',
    on: 'observation',
    level: 'warning',
    title: 'A filter compares a boolean with true or false',
    references: ['RFC 7644 3.4.2.2', 'RFC 7643 2.3.2'],
    fix: 'Write true and false without quotes: active eq true',
    place: inQuery('filter'),
  },
  {
    id: 'filter.typeMismatch',
    on: 'observation',
    level: 'warning',
    title: 'A filter compares an attribute with values of its type',
    references: ['RFC 7644 3.4.2.2', 'RFC 7643 2.3'],
    fix: 'Compare texts with texts in double quotes, numbers with numbers, booleans with true or false',
    place: inQuery('filter'),
  },
  {
    id: 'filter.unknownAttribute',
    on: 'observation',
    level: 'warning',
    title: 'A filter asks for attributes that a schema defines',
    references: ['RFC 7644 3.4.2.1', 'RFC 7644 3.10'],
    okta: bothApps(
      'Okta looks a user up by a filter before it creates one. A filter that matches nobody makes it create the user, though there may be one',
    ),
    fix: 'Look for a spelling mistake, write attributes of an extension behind its URN, or load the schema file that defines them',
    place: inQuery('filter'),
  },
  {
    id: 'filter.email',
    on: 'observation',
    level: 'warning',
    title: 'A filter asks for emails, as the attribute is called',
    references: ['RFC 7643 4.1.2', 'RFC 7644 3.4.2.2'],
    okta: bothApps(
      'The unique identifier field of the app may say email. Whether the filter then says so too is not confirmed; nearly all apps have userName there',
    ),
    fix: 'Choose userName as the unique identifier field; filters by an address say emails.value eq "jane@example.com"',
    place: inQuery('filter'),
  },
];

/** What the mock server made of query parameters (RFC 7644 3.4.2 and 3.9). */
const parameterNotes: readonly ObservationRule[] = [
  {
    id: 'query.unknownParameter',
    on: 'observation',
    level: 'hint',
    title: 'Query parameters are those of RFC 7644 and RFC 9865',
    references: ['RFC 7644 3.4.2', 'RFC 7644 3.9'],
    fix: 'Look for a spelling mistake: there are filter, sortBy, sortOrder, startIndex, count, cursor, attributes and excludedAttributes',
  },
  {
    id: 'query.parameterCapitals',
    on: 'observation',
    level: 'hint',
    title: 'Query parameters are spelled as in RFC 7644',
    references: ['RFC 7644 3.4.2'],
    fix: 'Write the name as in RFC 7644: many servers compare exactly and ignore any other',
  },
  {
    id: 'query.emptyParameter',
    on: 'observation',
    level: 'hint',
    title: 'A query parameter has a value',
    references: ['RFC 7644 3.4.2'],
    fix: 'Leave the parameter out; other servers may refuse it',
  },
  {
    id: 'query.repeatedParameter',
    on: 'observation',
    level: 'warning',
    title: 'A query parameter comes once',
    references: ['RFC 7644 3.4.2', 'RFC 7644 3.9'],
    fix: 'Send it once; names in attributes are joined with commas. Which of several a server takes is open',
  },
  {
    id: 'query.unknownAttribute',
    on: 'observation',
    level: 'hint',
    title: 'attributes and excludedAttributes name attributes that a schema defines',
    references: ['RFC 7644 3.9', 'RFC 7644 3.10'],
    fix: 'Look for a spelling mistake, or write attributes of an extension behind its URN',
  },
  {
    id: 'query.unknownSortBy',
    on: 'observation',
    level: 'hint',
    title: 'sortBy names an attribute that has an order',
    references: ['RFC 7644 3.4.2.3'],
    fix: 'Name an attribute that a schema defines and that is not complex, for example userName or name.familyName',
  },
];

export const queryNotes: readonly ObservationRule[] = [...filterNotes, ...parameterNotes];

const query = (text: string) => get(`/Users?${text}`, answer(200, listOf([])));
const lookup = () => query('filter=userName%20eq%20%22jane@example.com%22');
const page = () => query('startIndex=1&count=100');

export const queryNoteExamples: MakeExamples = () =>
  notedExamples({
    'filter.tolerated': [query('filter=userName%20eq%20jane'), lookup()],
    'filter.booleanString': [
      query('filter=active%20eq%20%22true%22'),
      query('filter=active%20eq%20true'),
    ],
    'filter.typeMismatch': [query('filter=userName%20eq%20true'), lookup()],
    'filter.unknownAttribute': [query('filter=usrName%20eq%20%22jane%22'), lookup()],
    'filter.email': [query('filter=email%20eq%20%22jane@example.com%22'), lookup()],
    'query.unknownParameter': [query('start=1'), page()],
    'query.parameterCapitals': [query('startindex=1'), page()],
    'query.emptyParameter': [query('sortBy='), page()],
    'query.repeatedParameter': [query('count=10&count=20'), page()],
    'query.unknownAttribute': [query('attributes=mail'), query('attributes=emails')],
    'query.unknownSortBy': [query('sortBy=surname'), query('sortBy=name.familyName')],
  })();
