import { answer, get, post, type MakeExamples } from '../../example/exampleExchange.js';
import { errorOf, jane, listOf, locationHeader, newJane } from '../../example/exampleResources.js';
import { bothApps, inHeader, type ObservationRule } from '../../rule.js';
import { notedExamples } from './noted.js';

const slashes = bothApps(
  'Okta puts its paths behind the SCIM connector base URL as it was entered. Guides of vendors disagree on a slash at its end, so a server does well to take both',
);

/** What the mock server made of addresses and of HTTP itself. */
export const addressNotes: readonly ObservationRule[] = [
  {
    id: 'url.doubledSlash',
    on: 'observation',
    level: 'hint',
    title: 'A path has no slash twice in a row',
    references: ['RFC 7644 3.2', 'RFC 3986 3.3'],
    okta: slashes,
    fix: 'Enter the base URL without a slash at its end, for example https://example.com/scim/v2',
    place: { part: 'path' },
  },
  {
    id: 'url.trailingSlash',
    on: 'observation',
    level: 'hint',
    title: 'A path has no slash at its end',
    references: ['RFC 7644 3.2'],
    fix: 'Leave the slash away: other servers answer 404 or redirect, and a redirect loses the body of a POST',
    place: { part: 'path' },
  },
  {
    id: 'url.forwardedHostIgnored',
    on: 'observation',
    level: 'hint',
    title: 'A server behind a proxy knows its public address',
    references: ['RFC 7643 3.1', 'RFC 7644 3.3'],
    fix: 'Set the public base URL, in the setting scimWorkbench.server.publicBaseUrl',
    place: inHeader('request', 'X-Forwarded-Host'),
  },
  {
    id: 'http.brokenBody',
    on: 'observation',
    level: 'error',
    title: 'The body of a request comes whole, as its headers say',
    references: ['RFC 9112 6.3', 'RFC 9112 7.1'],
    fix: 'Let the HTTP library write Content-Length and chunks; a proxy that cuts bodies off does this too',
    place: { part: 'body', side: 'request', pointer: '' },
  },
  {
    id: 'http.refused',
    on: 'observation',
    level: 'error',
    title: 'What comes on the connection is an HTTP request',
    references: ['RFC 9112 3', 'RFC 9110 9.1'],
    fix: 'Check that the base URL begins with http://, that blanks in it are written %20, and that the token has no line break',
  },
];

const page = () => get('/Users?startIndex=1&count=2', answer(200, listOf([])));
const create = () => post('/Users', newJane(), answer(201, jane(), locationHeader()));
const broken = (): ReturnType<typeof answer> =>
  answer(400, errorOf(400, 'The request is not HTTP as RFC 9112 defines it'));

export const addressNoteExamples: MakeExamples = () =>
  notedExamples({
    'url.doubledSlash': [get('//Users?startIndex=1&count=2', answer(200, listOf([]))), page()],
    'url.trailingSlash': [get('/Users/?startIndex=1&count=2', answer(200, listOf([]))), page()],
    'url.forwardedHostIgnored': [
      get('/Users?startIndex=1&count=2', answer(200, listOf([])), {
        'X-Forwarded-Host': 'scim.example.com',
      }),
      page(),
    ],
    'http.brokenBody': [{ ...create(), answer: broken() }, create()],
    'http.refused': [get('', broken()), page()],
  })();
