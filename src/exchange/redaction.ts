import { type HttpHeader } from './exchange.js';
import { SecretFinder, type SecretSpan } from './secretSpans.js';

/** What stands in place of a secret in a captured body or URL. */
export const redacted = '[redacted]';

/** A text without its secrets, and the way back. */
export interface HiddenSecrets {
  readonly shown: string;
  /** Puts them where their marks stand, as far as a secret may stand there. */
  readonly restore: (edited: string) => string;
}

/** Takes secrets out of what is captured. Nothing that leaves it can be turned back. */
export class Redactor {
  readonly #names: readonly string[];
  readonly #finder: SecretFinder;
  #oauth: Redactor | undefined;

  /** @param secretNames attributes that are secret besides passwords and tokens. */
  constructor(secretNames: readonly string[] = []) {
    this.#names = secretNames;
    this.#finder = new SecretFinder(secretNames);
  }

  /** Also for what is a secret in OAuth 2 alone: elsewhere, a `code` is a word like any other. */
  forOAuth(): Redactor {
    this.#oauth ??= new Redactor([...this.#names, ...oauthSecrets]);
    return this.#oauth;
  }

  /** A JSON body, a form, or something broken that was meant to be one. All else stays as it is. */
  redactText(text: string): string {
    return replaceSpans(text, this.#finder.find(text));
  }

  /**
   * For text that may be changed by hand and then goes on: with more than one secret each has its own mark.
   * Undefined where it could not be put together again.
   */
  hideSecrets(text: string): HiddenSecrets | undefined {
    const spans = this.#finder.find(text);
    const marks = new Map<string, string>();
    const shown = join(text, spans, (span) => {
      const mark = toMark(text, span, spans.length === 1 ? '' : `-${String(marks.size + 1)}`);
      marks.set(mark, text.slice(span.start, span.end));
      return mark;
    });
    // Only where a secret may stand: what is brought elsewhere would be captured and shown there.
    const restore = (edited: string): string =>
      join(edited, this.#finder.find(edited), ({ start, end }) => {
        const found = edited.slice(start, end);
        return marks.get(found) ?? found;
      });
    return restore(shown) === text ? { shown, restore } : undefined;
  }

  /** The same text with a `*` for each character of a secret, so that positions stay. */
  maskText(text: string): string {
    const spans = this.#finder.find(text);
    return spans.length === 0
      ? text
      : join(text, spans, ({ start, end }) => '*'.repeat(end - start));
  }

  /** Path and query of a request line: secret parameters, and secrets compared in a filter. */
  redactTarget(target: string): string {
    const pathEnd = target.search(/[?#]/);
    const path = pathEnd === -1 ? target : target.slice(0, pathEnd);
    const cleanPath = path.replace(/^([a-z][a-z\d+.-]*:\/\/)[^/@]*@/i, `$1${redacted}@`);
    if (pathEnd === -1) {
      return cleanPath;
    }
    // A fragment holds tokens too (RFC 6749 4.2.2).
    const parameters = target
      .slice(pathEnd)
      .replaceAll(
        /([?#&])([^#&]*)/g,
        (_all, mark: string, parameter: string) => `${mark}${this.#redactParameter(parameter)}`,
      );
    return `${cleanPath}${parameters}`;
  }

  /** A form (`application/x-www-form-urlencoded`), or what came in place of one. */
  redactForm(text: string): string {
    if (/^\s*[{["<]/.test(text)) {
      return this.redactText(text);
    }
    return text
      .split('&')
      .map((pair) =>
        /^[\w.%+-]*=/.test(pair)
          ? this.#redactParameter(pair, (value) => this.#finder.find(value))
          : this.redactText(pair),
      )
      .join('&');
  }

  /** Credentials as `redactHeader` has them, and secrets in the addresses of other headers. */
  redactHeaders(headers: readonly HttpHeader[]): readonly HttpHeader[] {
    // Nearly all stay the pair that they are: each exchange has a dozen, and is kept.
    return headers.map((header) => {
      const [name, value] = header;
      return addressHeaders.has(name.toLowerCase())
        ? [name, this.redactTarget(value)]
        : redactHeader(header);
    });
  }

  #redactParameter(parameter: string, findIn?: (value: string) => readonly SecretSpan[]): string {
    const equals = parameter.indexOf('=');
    if (equals === -1) {
      return parameter;
    }
    const name = parameter.slice(0, equals);
    const decoded = decode(parameter.slice(equals + 1));
    if (this.#finder.isSecretName(decode(name) ?? name)) {
      return `${name}=${redacted}`;
    }
    if (decoded === undefined) {
      return this.#finder.mayHoldSecret(parameter) ? `${name}=${redacted}` : parameter;
    }
    const clean = this.#redactValue(decoded, findIn);
    return clean === decoded ? parameter : `${name}=${encodeURIComponent(clean)}`;
  }

  /** An address in a parameter has parameters of its own. */
  #redactValue(
    value: string,
    findIn = (text: string): readonly SecretSpan[] => this.#finder.findInFilter(text),
  ): string {
    const clean = /^(?:[a-z][a-z\d+.-]*:\/)?\/[^\s"]*[?#]/i.test(value)
      ? this.redactTarget(value)
      : value;
    return replaceSpans(clean, findIn(clean));
  }
}

/** Secrets of OAuth 2 under names that mean other things elsewhere. */
const oauthSecrets: readonly string[] = [
  'code',
  'code_verifier',
  'device_code',
  'assertion',
  'id_token_hint',
  'subject_token',
  'actor_token',
];

const addressHeaders: ReadonlySet<string> = new Set(['location', 'content-location', 'referer']);

const secretHeaders: ReadonlySet<string> = new Set([
  'authorization',
  // Okta's first test suite sends the credentials under this name (a slip, but a public one).
  'authentication',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'x-auth-token',
  'x-access-token',
  'api-key',
]);

/** The schemes that may be shown; any other first word may be part of a token. */
const schemes = /^(?:(?:Bearer|Basic|Digest|SSWS|Token|OAuth|ApiKey)(?:\s+|$))+/i;

/** Keeps the shape of credentials (scheme, doubled scheme, rough length), which is what a 401 is about. */
export function redactHeader(header: HttpHeader): HttpHeader {
  const [name, value] = header;
  if (!secretHeaders.has(name.toLowerCase())) {
    return header;
  }
  const shown = /cookie$/i.test(name) ? '' : (schemes.exec(value)?.[0] ?? '');
  const secret = value.slice(shown.length);
  return [name, secret === '' ? value : `${shown}[redacted, ${lengthClass(secret.length)}]`];
}

const lengthClass = (length: number): string => {
  const limit = [16, 32, 64, 128, 256].find((most) => length < most);
  return limit === undefined ? 'long' : `under ${String(limit)} characters`;
};

const replaceSpans = (text: string, spans: readonly SecretSpan[]): string =>
  spans.length === 0 ? text : join(text, spans, (span) => toMark(text, span));

function toMark(text: string, { start, isWholeValue }: SecretSpan, number = ''): string {
  const mark = `${redacted.slice(0, -1)}${number}]`;
  // A bare word as the value of a form stays bare; everything else is JSON.
  return isWholeValue && text[start] !== undefined && /["{[\d-]/.test(text[start])
    ? `"${mark}"`
    : mark;
}

function join(
  text: string,
  spans: readonly SecretSpan[],
  replace: (span: SecretSpan) => string,
): string {
  const parts: string[] = [];
  let at = 0;
  for (const span of spans) {
    parts.push(text.slice(at, span.start), replace(span));
    at = span.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    // expected: a percent sign that is no escape
    return undefined;
  }
}
