import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { toHttpFile } from '../../../../src/capture/exports/toHttpFile.js';
import { toMarkdown } from '../../../../src/capture/exports/toMarkdown.js';
import { buildExchange } from '../../../support/exchangeBuilder.js';

const creation = buildExchange({
  method: 'POST',
  url: '/Users',
  headers: [
    ['Host', '127.0.0.1:8484'],
    ['Authorization', 'Bearer [redacted, under 64 characters]'],
    ['Content-Type', 'application/scim+json'],
    ['Content-Length', '19'],
  ],
  body: { userName: 'jane' },
  status: 409,
  answer: { detail: 'taken' },
});

void describe('a .http file', () => {
  void test('has the base URL and the token as variables', () => {
    assert.equal(
      toHttpFile([{ exchange: creation, title: 'Create user\njane' }]),
      [
        '@baseUrl = http://127.0.0.1:8484/scim/v2',
        '@SCIM_TOKEN = {{$processEnv SCIM_TOKEN}}',
        '',
        '### Create user jane',
        'POST {{baseUrl}}/Users',
        'Authorization: Bearer {{SCIM_TOKEN}}',
        'Content-Type: application/scim+json',
        '',
        '{"userName":"jane"}',
        '',
      ].join('\n'),
    );
  });

  void test('says where a body is not whole', () => {
    const { request } = creation;
    const cut = {
      ...creation,
      request: {
        ...request,
        body: { text: '{"u', encoding: 'utf-8', sizeBytes: 300_000, isTruncated: true },
      },
    } as const;

    assert.match(
      toHttpFile([{ exchange: cut, title: 'x' }]),
      /# The body was captured in part only; on the wire it had 300000 bytes\./,
    );
  });
});

void describe('the Markdown of an issue', () => {
  const finding = {
    level: 'error',
    message: 'The status of an Error is a *string*',
    references: ['RFC 7644 3.12'],
    fix: 'Send "409"',
    okta: 'Okta shows the task as failed',
  };

  void test('has request, answer and what is wrong', () => {
    const text = toMarkdown([{ exchange: creation, title: 'Create user', findings: [finding] }]);

    assert.match(text, /^### Create user\n/);
    assert.ok(text.includes('```http\nPOST /scim/v2/Users HTTP/1.1\n'));
    assert.ok(text.includes('```http\nHTTP/1.1 409 Conflict\n\n{\n  "detail": "taken"\n}\n```'));
    assert.ok(
      text.includes(
        '- **error**: The status of an Error is a \\*string\\* (RFC 7644 3.12)\n  Okta: Okta shows the task as failed\n  Fix: Send "409"',
      ),
    );
  });

  void test('what a client sends cannot end the block it stands in', () => {
    const exchange = buildExchange({ method: 'POST', body: '```\n# no heading\n````' });

    assert.match(toMarkdown([{ exchange, title: 'x', findings: [] }]), /`````http\n[^]*`````\n/);
  });

  void test('tells that no answer came', () => {
    const exchange = buildExchange({ status: 0 });

    assert.match(
      toMarkdown([{ exchange, title: 'x', findings: [] }]),
      /_No answer was sent: the client hung up\._/,
    );
  });
});
