import { prettyJson } from '../../base/prettyJson.js';
import { type ExchangeBody, type HttpHeader } from '../../exchange/exchange.js';
import { reasonPhrase } from '../../base/reasonPhrase.js';
import { type TitledExchange } from './toHttpFile.js';

/** Something that is wrong with an exchange, in words. */
export interface ReportedFinding {
  readonly level: string;
  readonly message: string;
  readonly references: readonly string[];
  /** Empty where there is nothing to do. */
  readonly fix: string;
  /** What Okta does with it. */
  readonly okta?: string;
}

export interface ReportedExchange extends TitledExchange {
  readonly findings: readonly ReportedFinding[];
}

/** So much of a body as somebody reads in an issue. */
const bodyLimit = 8 * 1024;

/** Exchanges as the text of an issue: what was sent, what was answered, what is wrong with it. */
export const toMarkdown = (items: readonly ReportedExchange[]): string =>
  `${items.map(toSection).join('\n\n')}\n`;

function toSection({ exchange, title, findings }: ReportedExchange): string {
  const { request, response, failure, duration } = exchange;
  const answer = response
    ? fence([
        `HTTP/${request.httpVersion} ${String(response.status)} ${reasonPhrase(response.status)}`,
        ...toHeaderLines(response.headers),
        ...toBodyLines(response.body),
      ])
    : `_${failure ? `${failure.detail}.` : 'No answer was sent: the client hung up.'}_`;
  return [
    `### ${toText(title)}`,
    `Base URL \`${exchange.baseUrl}\`, ${new Date(exchange.startedAt).toISOString()}, ${String(Math.round(duration))} ms.`,
    '**Request**',
    fence([
      `${request.method} ${request.target} HTTP/${request.httpVersion}`,
      ...toHeaderLines(request.headers),
      ...toBodyLines(request.body),
    ]),
    '**Answer**',
    answer,
    ...(findings.length === 0 ? [] : ['**What is wrong**', findings.map(toItem).join('\n')]),
  ].join('\n\n');
}

const toHeaderLines = (headers: readonly HttpHeader[]): readonly string[] =>
  headers.map(([name, value]) => `${name}: ${value}`);

function toBodyLines(body: ExchangeBody | undefined): readonly string[] {
  if (!body) {
    return [];
  }
  if (body.encoding === 'base64') {
    return ['', `(${String(body.sizeBytes)} bytes that are not UTF-8)`];
  }
  // Only JSON may be laid out anew.
  const text = /^\s*[{[]/.test(body.text) ? prettyJson(body.text) : body.text;
  const isCut = text.length > bodyLimit || body.isTruncated;
  return ['', text.slice(0, bodyLimit), ...(isCut ? [`… (${String(body.sizeBytes)} bytes)`] : [])];
}

/** Longer than any row of backticks within. */
function fence(lines: readonly string[]): string {
  const text = lines.join('\n');
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([row]) => row.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}http\n${text}\n${marks}`;
}

function toItem({ level, message, references, fix, okta }: ReportedFinding): string {
  const sections = references.length === 0 ? '' : ` (${references.join(', ')})`;
  return [
    `- **${level}**: ${toText(message)}${sections}`,
    ...(okta === undefined ? [] : [`  Okta: ${toText(okta)}`]),
    ...(fix === '' ? [] : [`  Fix: ${toText(fix)}`]),
  ].join('\n');
}

/** What a client has sent must not become markup of ours. */
const toText = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>#|]/g, (mark) => `\\${mark}`);
