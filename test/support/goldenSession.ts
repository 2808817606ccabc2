import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Exchange, type ExchangeBody, type HttpHeader } from '../../src/exchange/exchange.js';

const host = '127.0.0.1:8484';
const basePath = '/scim/v2';
const statusLine = /^HTTP\/1\.1 (\d{3})/;
const requestLine = /^([A-Z]+) (\S+) HTTP\/1\.1$/;

/** The conversation of `test/golden/NAME.http`, as if it had been captured; names in braces become values. */
export function goldenSession(name: string): readonly Exchange[] {
  const text = toValues(readFileSync(join('test', 'golden', `${name}.http`), 'utf8'));
  // Titles, notes and what Okta does with an answer.
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  const starts = lines.flatMap((line, at) => (requestLine.test(line) ? [at] : []));
  return starts.flatMap((start, at) =>
    toExchange(lines.slice(start, starts[at + 1] ?? lines.length), at),
  );
}

/** The same value for the same name, of the form that such a value has. */
const toValues = (text: string): string =>
  text.replaceAll(/\{\{([a-zA-Z]+)(\d*)\}\}/g, (_whole, kind: string, number: string) => {
    switch (kind) {
      case 'host':
        return host;
      case 'token':
        return 'golden-token-4711';
      case 'time':
        return `2026-01-05T09:${number.padStart(2, '0')}:00.000Z`;
      case 'version':
        return number;
      case 'cursor':
        return `cursor${number.padStart(40, '0')}`;
      default: {
        const code = Array.from(kind).reduce((sum, letter) => sum + letter.charCodeAt(0), 0);
        return `${String(code).padStart(8, '0')}-0000-4000-8000-${number.padStart(12, '0')}`;
      }
    }
  });

function toExchange(lines: readonly string[], at: number): readonly Exchange[] {
  const [, method, target] = requestLine.exec(lines[0] ?? '') ?? [];
  const answerAt = lines.findIndex((line) => statusLine.test(line));
  const [, status] = statusLine.exec(lines[answerAt] ?? '') ?? [];
  if (method === undefined || target === undefined || status === undefined) {
    return [];
  }
  const request = splitMessage(lines.slice(1, answerAt));
  const response = splitMessage(lines.slice(answerAt + 1));
  const path = target.replace(basePath, '').replace(/\?.*/s, '');
  return [
    {
      id: `golden${String(at)}`,
      source: 'mock',
      startedAt: 1_760_000_000_000 + at,
      duration: 4,
      baseUrl: `http://${host}${basePath}`,
      path: path === '' ? '/' : path,
      request: { method, target, httpVersion: '1.1', ...request },
      response: { status: Number(status), ...response },
      outcome: 'answered',
      observations: [],
    },
  ];
}

interface Message {
  readonly headers: readonly HttpHeader[];
  readonly body?: ExchangeBody;
}

function splitMessage(lines: readonly string[]): Message {
  const end = lines.indexOf('');
  const head = end === -1 ? lines : lines.slice(0, end);
  const headers = head.map((line): HttpHeader => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon), line.slice(colon + 2)];
  });
  const text = (end === -1 ? [] : lines.slice(end)).join('\n').trim();
  return text === ''
    ? { headers }
    : {
        headers,
        body: {
          text,
          encoding: 'utf-8',
          sizeBytes: new TextEncoder().encode(text).length,
          isTruncated: false,
        },
      };
}
