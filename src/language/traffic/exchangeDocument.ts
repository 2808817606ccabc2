import { type Exchange, type HttpHeader } from '../../exchange/exchange.js';
import { type Span } from '../../scim/filter/ast.js';
import { type Finding, type FindingPlace, type FindingSide } from '../../validate/finding.js';
import { findingSpan } from '../diagnostics/findingSpan.js';
import { type JsonTree, readJsonTree } from '../json/jsonTree.js';

/** An exchange as one text: the request and its answer, as HTTP writes them. */
export interface ExchangeDocument {
  readonly text: string;
  /** Where in the text a finding is to be seen. */
  readonly spanOf: (finding: Finding) => Span;
}

export interface ExchangeTexts {
  readonly exchange: Exchange;
  /** The bodies as they are to be read. */
  readonly bodies: Readonly<Record<FindingSide, string>>;
}

export function exchangeDocument({ exchange, bodies }: ExchangeTexts): ExchangeDocument {
  const { request, response } = exchange;
  const writer = new Writer();
  const requestPart = writer.part({
    firstLine: `${request.method} ${request.target} HTTP/${request.httpVersion}`,
    headers: request.headers,
    body: bodies.request,
  });
  writer.write('\n\n');
  const responsePart = writer.part({
    firstLine: response ? `HTTP/${request.httpVersion} ${String(response.status)}` : noAnswer,
    headers: response?.headers ?? [],
    body: bodies.response,
  });
  const parts = { request: requestPart, response: responsePart };
  const target = {
    start: request.method.length + 1,
    end: request.method.length + 1 + request.target.length,
  };
  return {
    text: `${writer.text}\n`,
    spanOf: (finding) => spanIn({ parts, target, targetText: request.target }, finding),
  };
}

const noAnswer = '# No answer was sent';

interface Part {
  readonly firstLine: Span;
  /** By lower-cased name; of several the first. */
  readonly headers: ReadonlyMap<string, Span>;
  readonly tree: JsonTree;
  readonly bodyStart: number;
}

class Writer {
  text = '';

  write(text: string): Span {
    const start = this.text.length;
    this.text += text;
    return { start, end: this.text.length };
  }

  part(written: {
    readonly firstLine: string;
    readonly headers: readonly HttpHeader[];
    readonly body: string;
  }): Part {
    const firstLine = this.write(written.firstLine);
    const headers = new Map<string, Span>();
    for (const [name, value] of written.headers) {
      this.write('\n');
      const span = this.write(`${name}: ${value}`);
      headers.set(name.toLowerCase(), headers.get(name.toLowerCase()) ?? span);
    }
    this.write(written.body === '' ? '' : '\n\n');
    const { start } = this.write(written.body);
    return { firstLine, headers, tree: readJsonTree(written.body), bodyStart: start };
  }
}

interface Places {
  readonly parts: Readonly<Record<FindingSide, Part>>;
  readonly target: Span;
  readonly targetText: string;
}

function spanIn({ parts, target, targetText }: Places, finding: Finding): Span {
  const { place } = finding;
  switch (place.part) {
    case 'body':
      return bodySpan(parts[place.side ?? 'request'], finding);
    case 'header': {
      const { headers, firstLine } = parts[place.side];
      return headers.get(place.name.toLowerCase()) ?? firstLine;
    }
    case 'query':
      return parameterSpan(targetText, place, target);
    case 'path':
      return { start: target.start, end: target.start + targetText.split('?', 1).join().length };
    case 'status':
      return parts.response.firstLine;
    case 'exchange':
      return parts.request.firstLine;
  }
}

function bodySpan({ tree, bodyStart, firstLine }: Part, finding: Finding): Span {
  if (!tree.root) {
    return firstLine;
  }
  const { start, end } = findingSpan(tree, finding);
  return { start: bodyStart + start, end: bodyStart + end };
}

/** The parameter with its value, as it is written in the address. */
function parameterSpan(
  targetText: string,
  { name }: Extract<FindingPlace, { readonly part: 'query' }>,
  target: Span,
): Span {
  const queryStart = targetText.indexOf('?');
  let at = queryStart + 1;
  for (const parameter of queryStart === -1 ? [] : targetText.slice(at).split('&')) {
    const [written = ''] = parameter.split('=', 1);
    if (written.toLowerCase() === name.toLowerCase()) {
      return { start: target.start + at, end: target.start + at + parameter.length };
    }
    at += parameter.length + 1;
  }
  return target;
}
