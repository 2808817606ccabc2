import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { JsonShapeError } from '../../../../src/base/jsonCursor.js';
import { isHar, readHar } from '../../../../src/capture/har/readHar.js';
import { type Exchange } from '../../../../src/exchange/exchange.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';

const registry = createRegistry();
const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
const jane = JSON.stringify({ schemas: [userUrn], id: '1', userName: 'jane' });

const harOf = (...entries: readonly unknown[]): unknown => ({
  log: { version: '1.2', creator: { name: 'test', version: '1' }, entries },
});

const read = (...entries: readonly unknown[]): readonly Exchange[] =>
  readHar(harOf(...entries), { registry }).exchanges.map(({ exchange }) => exchange);

function readOne(entry: unknown): Exchange {
  const [exchange] = read(entry);
  assert.ok(exchange, 'the entry is left out');
  return exchange;
}

/** How programs write one and the same exchange, in their own ways. */
const creation = {
  chrome: {
    startedDateTime: '2026-05-01T12:00:00.123Z',
    time: 42.5,
    _resourceType: 'xhr',
    request: {
      method: 'POST',
      url: 'https://scim.example.com/scim/v2/Users',
      httpVersion: 'http/2.0',
      headers: [
        { name: ':authority', value: 'scim.example.com' },
        { name: ':method', value: 'POST' },
        { name: 'content-type', value: 'application/scim+json' },
      ],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: jane.length,
      postData: { mimeType: 'application/scim+json', text: jane },
    },
    response: {
      status: 201,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: [{ name: 'content-type', value: 'application/scim+json' }],
      content: { size: jane.length, mimeType: 'application/scim+json', text: jane },
      headersSize: -1,
      bodySize: -1,
      _transferSize: 300,
    },
  },
  firefox: {
    startedDateTime: '2026-05-01T14:00:00.123+02:00',
    time: 42.5,
    comment: '',
    request: {
      method: 'POST',
      url: 'https://scim.example.com/scim/v2/Users#top',
      httpVersion: 'HTTP/2',
      headers: [{ name: 'Content-Type', value: 'application/scim+json' }],
      postData: { mimeType: 'application/scim+json', params: [], text: jane },
      bodySize: jane.length,
    },
    response: {
      status: 201,
      headers: [{ name: 'content-type', value: 'application/scim+json' }],
      content: {
        mimeType: 'application/scim+json',
        size: jane.length,
        encoding: 'base64',
        text: btoa(jane),
      },
    },
  },
  'a proxy that keeps headers nowhere and numbers as texts': {
    startedDateTime: '2026-05-01T12:00:00.123Z',
    time: '42.5',
    request: {
      method: 'post',
      url: 'https://scim.example.com/scim/v2/Users',
      httpVersion: 'h2',
      postData: { mimeType: 'application/scim+json', encoding: 'base64', text: btoa(jane) },
    },
    response: {
      status: '201',
      content: { mimeType: 'application/scim+json', text: jane },
    },
  },
};

void describe('a HAR', () => {
  for (const [program, entry] of Object.entries(creation)) {
    void it(`is read as ${program} writes it`, () => {
      const { startedAt, duration, baseUrl, path, request, response, ...rest } = readOne(entry);
      const scimType = [['content-type', 'application/scim+json']];
      const lower = (headers: Exchange['request']['headers'] = []) =>
        headers.map(([name, value]) => [name.toLowerCase(), value]);

      assert.deepEqual(
        { startedAt, duration, baseUrl, path },
        {
          startedAt: Date.UTC(2026, 4, 1, 12, 0, 0, 123),
          duration: 42.5,
          baseUrl: 'https://scim.example.com/scim/v2',
          path: '/Users',
        },
      );
      assert.deepEqual(
        { ...request, headers: lower(request.headers) },
        {
          method: 'POST',
          target: '/scim/v2/Users',
          httpVersion: '2.0',
          headers: scimType,
          body: { text: jane, encoding: 'utf-8', sizeBytes: jane.length, isTruncated: false },
        },
      );
      assert.deepEqual(
        { ...response, headers: lower(response?.headers) },
        {
          status: 201,
          headers: scimType,
          body: { text: jane, encoding: 'utf-8', sizeBytes: jane.length, isTruncated: false },
        },
      );
      assert.deepEqual(rest, {
        id: 'har-1',
        source: 'import',
        outcome: 'answered',
        observations: [],
      });
    });
  }
});

/** A GET of Jane; `parts` replace those of its response. */
const lookup = (response: object, request: object = {}): unknown => ({
  request: { method: 'GET', url: 'https://scim.example.com/scim/v2/Users/1', ...request },
  response: { status: 200, headers: [], content: { text: jane, size: jane.length }, ...response },
});

const bodies: readonly {
  readonly what: string;
  readonly entry: unknown;
  readonly body: unknown;
}[] = [
  {
    what: 'left out by Chrome, which keeps the size',
    entry: lookup({ content: { size: 5000, mimeType: 'application/json' } }),
    body: { text: '', encoding: 'utf-8', sizeBytes: 5000, isTruncated: true },
  },
  {
    what: 'left out by a program that says nothing of it',
    entry: lookup({ content: {} }),
    body: { text: '', encoding: 'utf-8', sizeBytes: 1, isTruncated: true },
  },
  { what: 'empty', entry: lookup({ content: { size: 0, text: '' } }), body: undefined },
  { what: 'not there', entry: lookup({ content: { size: 0 } }), body: undefined },
  { what: 'of a 204', entry: lookup({ status: 204, content: { size: -1 } }), body: undefined },
  {
    what: 'cut off in the middle',
    entry: lookup({ content: { size: 5000, text: '{"schemas":["urn' } }),
    body: { text: '{"schemas":["urn', encoding: 'utf-8', sizeBytes: 5000, isTruncated: true },
  },
  {
    what: 'of other bytes than text',
    entry: lookup({ content: { size: 2, text: '//4=', encoding: 'base64' } }),
    body: { text: '//4=', encoding: 'base64', sizeBytes: 2, isTruncated: false },
  },
  {
    what: 'base64 by its word only',
    entry: lookup({ content: { text: '{"a": 1}', encoding: 'base64' } }),
    body: { text: '{"a": 1}', encoding: 'utf-8', sizeBytes: 8, isTruncated: false },
  },
];

void describe('the body of an answer', () => {
  for (const { what, entry, body } of bodies) {
    void it(`may be ${what}`, () => {
      assert.deepEqual(readOne(entry).response?.body, body);
    });
  }
});

void describe('a request of a HAR', () => {
  void it('that got no answer has the status 0, or no response', () => {
    for (const response of [{ status: 0, _error: 'net::ERR_CONNECTION_REFUSED' }, undefined]) {
      const exchange = readOne({
        request: { method: 'GET', url: 'http://localhost:8484/scim/v2/Users' },
        response,
      });

      assert.equal(exchange.response, undefined);
      assert.equal(exchange.outcome, 'aborted');
    }
  });

  void it('may have its parameters and its form apart', () => {
    const exchange = readOne({
      request: {
        method: 'POST',
        url: 'https://scim.example.com/scim/v2/Users/.search',
        queryString: [{ name: 'count', value: 10 }],
        postData: { params: [{ name: 'filter', value: 'userName eq "jane"' }] },
      },
    });

    assert.equal(exchange.request.target, '/scim/v2/Users/.search?count=10');
    assert.equal(exchange.request.body?.text, 'filter=userName%20eq%20%22jane%22');
  });

  void it('keeps no secret', () => {
    const text = JSON.stringify(
      readOne({
        request: {
          method: 'POST',
          url: 'https://scim.example.com/scim/v2/Users?filter=password%20eq%20%22hunter2%22',
          headers: [
            { name: 'authorization', value: 'Bearer hunter2' },
            { name: 'Cookie', value: 'session=hunter2' },
          ],
          postData: { text: '{"password":"hunter2"}' },
        },
        response: {
          status: 201,
          content: { encoding: 'base64', text: btoa('{"password":"hunter2"}') },
        },
      }),
    );

    assert.doesNotMatch(text, /hunter2/);
    assert.match(text, /Bearer \[redacted/);
  });
});

const get = (url: string, response: object = {}): unknown => ({
  request: { method: 'GET', url },
  response: { status: 200, headers: [], content: { text: '{}' }, ...response },
});

const scimTyped = { headers: [{ name: 'Content-Type', value: 'application/scim+json' }] };

const services: readonly {
  readonly what: string;
  readonly entries: readonly unknown[];
  readonly found: readonly string[];
}[] = [
  {
    what: 'by the word scim in its path, also where it answers something else',
    entries: [get('https://a.example/scim/v2/Users', { content: { text: '<html>' } })],
    found: ['https://a.example/scim/v2 /Users'],
  },
  {
    what: 'by its media type; then everything below the same address is of it',
    entries: [
      get('https://a.example/api/Groups?count=1', scimTyped),
      get('https://a.example/api/Teams'),
      get('https://a.example/api'),
      get('https://a.example/apis'),
    ],
    found: [
      'https://a.example/api /Groups',
      'https://a.example/api /Teams',
      'https://a.example/api /',
    ],
  },
  {
    what: 'by a URN in a body',
    entries: [get('https://a.example/Users/1', { content: { text: jane } })],
    found: ['https://a.example /Users/1'],
  },
  {
    what: 'by a filter',
    entries: [get('https://a.example/v2/Users?filter=userName+eq+%22jane%22')],
    found: ['https://a.example/v2 /Users'],
  },
  {
    what: 'with an id that is the name of an endpoint, and in any capitals',
    entries: [get('https://a.example/scim/users/Me')],
    found: ['https://a.example/scim /users/Me'],
  },
  {
    what: 'below a path that has the name of an endpoint',
    entries: [get('https://a.example/Groups/7/scim/Users')],
    found: ['https://a.example/Groups/7/scim /Users'],
  },
  {
    what: 'not where another API has users',
    entries: [get('https://a.example/api/v1/users'), get('https://a.example/users/me')],
    found: [],
  },
  {
    what: 'not in what else a page asks for',
    entries: [
      get('https://a.example/scim/v2/Users'),
      get('https://cdn.example/app.js'),
      { request: { method: 'OPTIONS', url: 'https://a.example/scim/v2/Users' } },
    ],
    found: ['https://a.example/scim/v2 /Users'],
  },
];

void describe('a SCIM service in a HAR is found', () => {
  for (const { what, entries, found } of services) {
    void it(what, () => {
      assert.deepEqual(
        read(...entries).map(({ baseUrl, path }) => `${baseUrl} ${path}`),
        found,
      );
    });
  }

  void it('at the base URL that is given', () => {
    const har = harOf(
      get('https://A.example/api/people/1?x=1'),
      get('https://a.example/scim/v2/Users'),
    );
    const { exchanges } = readHar(har, { registry, baseUrl: 'https://a.example/api/' });

    assert.deepEqual(
      exchanges.map(({ at, exchange }) => [at, exchange.path, exchange.request.target]),
      [[0, '/people/1', '/api/people/1?x=1']],
    );
  });
});

void describe('entries of a HAR', () => {
  void it('are put into the order of time; without one they stay behind those before them', () => {
    const at = (startedDateTime: string | undefined, id: number): unknown => ({
      startedDateTime,
      request: { method: 'GET', url: `https://a.example/scim/Users/${String(id)}` },
    });

    assert.deepEqual(
      read(
        at('2026-05-01T12:00:02Z', 1),
        at(undefined, 2),
        at('2026-05-01T12:00:01Z', 3),
        at('never', 4),
      ).map(({ path }) => path),
      ['/Users/3', '/Users/4', '/Users/1', '/Users/2'],
    );
  });

  void it('that are bad cost only themselves', () => {
    const { exchanges, badEntries, entryCount } = readHar(
      harOf(null, {}, { request: { url: 'https://a.example/scim/Users' } }, get('/Users'), {
        request: { method: 'GET', url: 'https://a.example/scim/Users', headers: 'none' },
      }),
      { registry },
    );

    assert.equal(entryCount, 5);
    assert.equal(exchanges.length, 1);
    assert.deepEqual(badEntries, [
      { at: 0, reason: 'it has no request' },
      { at: 1, reason: 'it has no request' },
      { at: 2, reason: 'its request has no method' },
      { at: 3, reason: 'its request has no absolute url' },
    ]);
  });

  void it('must be an array', () => {
    assert.ok(isHar({ log: { entries: {} } }));
    assert.ok(!isHar({ log: {} }));
    assert.throws(() => readHar({ log: { entries: {} } }, { registry }), JsonShapeError);
  });

  void it('may be anything without a crash', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (entries) => {
        readHar(harOf(...entries), { registry });
      }),
    );
  });

  void it('may have anything in their members', () => {
    const member = fc.oneof(fc.jsonValue(), fc.constant({ name: 'a', value: 1 }));
    const message = fc.record(
      { headers: member, postData: member, content: member, status: member, bodySize: member },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(message, message, (request, response) => {
        const url = 'https://a.example/scim/v2/Users';
        const found = read({ request: { ...request, method: 'GET', url }, response });

        assert.equal(found.length, 1);
      }),
    );
  });
});
