/** A stretch of a text, end exclusive. */
export interface SecretSpan {
  readonly start: number;
  readonly end: number;
  /** Whether the stretch is a whole JSON value, so that a replacement needs quotes. */
  readonly isWholeValue: boolean;
}

const usualSecrets = [
  'password',
  'newPassword',
  'currentPassword',
  'client_secret',
  'client_assertion',
  'access_token',
  'refresh_token',
  'id_token',
  'token',
  'api_token',
  'api_key',
];

/** Capitals, `_` and `-` do not matter, and of a path or a URN only the last name counts. */
const normalise = (name: string): string =>
  name
    .slice(Math.max(name.lastIndexOf(':'), name.lastIndexOf('.')) + 1)
    .replaceAll(/[_\-\s]/g, '')
    .toLowerCase();

/** Between the words of a filter, also of one inside a JSON string. */
const blank = '(?:\\s|\\\\[tnr])+';
const inString = '(?:[^"\\\\]|\\\\[\\s\\S])*';
/** The content of a string of a filter that stands in a JSON string itself: each backslash is doubled. */
const inStringOfString = '(?:[^\\\\"]|\\\\[^"\\\\]|\\\\\\\\(?:\\\\[\\s\\S]|[^"\\\\]))*';

/** Finds secrets in the text of bodies and URLs, in broken JSON too. */
export class SecretFinder {
  readonly #names: ReadonlySet<string>;
  readonly #hint: RegExp;
  readonly #loose: RegExp;
  readonly #comparison: RegExp;

  /** @param names attributes that are secret besides the usual ones, for example of a custom schema. */
  constructor(names: readonly string[] = []) {
    const all = [...usualSecrets, ...names];
    this.#names = new Set(all.map(normalise));
    const pattern = [...this.#names].map(toLoosePattern).join('|');
    this.#hint = new RegExp(`${pattern}|\\\\u|\\0`, 'i');
    this.#loose = new RegExp(
      `(?:${pattern})["']?\\s*[:=]\\s*(?:"([^"\\\\]*(?:\\\\.[^"\\\\]*)*)|'([^']*)|([^\\s"',}\\]&]+))`,
      'dgi',
    );
    this.#comparison = new RegExp(
      `(?:${pattern})${blank}(?:eq|ne|co|sw|ew|gt|ge|lt|le)${blank}` +
        `(?:"(${inString})|\\\\"(${inStringOfString})|([^\\s")]+))`,
      'dgi',
    );
  }

  isSecretName(name: string): boolean {
    return this.#names.has(normalise(name));
  }

  /** False for nearly every text, at little cost. */
  mayHoldSecret(text: string): boolean {
    return this.#hint.test(text);
  }

  /** In order, without overlaps. */
  find(text: string): readonly SecretSpan[] {
    if (!this.mayHoldSecret(text)) {
      return [];
    }
    // UTF-16 is not JSON, but it is how a wrong client may send a password.
    if (text.includes('\0')) {
      return this.mayHoldSecret(text.replaceAll('\0', ''))
        ? [{ start: 0, end: text.length, isWholeValue: false }]
        : [];
    }
    const spans = [...this.#findMembers(text), ...matchSpans(text, this.#comparison, [1, 2, 3])];
    if (!isJson(text)) {
      spans.push(...matchSpans(text, this.#loose, [1, 2, 3]));
    }
    return merge(spans);
  }

  /** `password eq "…"` in a decoded filter. */
  findInFilter(text: string): readonly SecretSpan[] {
    return this.mayHoldSecret(text) ? merge(matchSpans(text, this.#comparison, [1, 2, 3])) : [];
  }

  /** Values of members with a secret name, and of PATCH operations whose path is one. Never throws. */
  #findMembers(text: string): SecretSpan[] {
    const spans: SecretSpan[] = [];
    // Outermost first. The first frame stands for a text that lacks its braces.
    const frames: Frame[] = [{ start: 0, hasSecretPath: false }];
    const endValue = (frame: Frame, start: number, end: number): void => {
      const { name } = frame;
      if (name === undefined) {
        return;
      }
      delete frame.name;
      if (this.#names.has(normalise(name))) {
        spans.push({ start, end, isWholeValue: true });
      } else if (normalise(name) === 'value') {
        frame.value = { start, end, isWholeValue: true };
      } else if (normalise(name) === 'path') {
        frame.hasSecretPath = this.isSecretName(readString(text.slice(start, end)));
      }
    };
    const endFrame = (end: number): void => {
      const frame = frames.pop();
      const parent = frames.at(-1);
      if (frame?.hasSecretPath && frame.value) {
        spans.push(frame.value);
      }
      // A closing bracket too many: go on at the outermost level.
      if (parent) {
        endValue(parent, frame?.start ?? end, end);
      } else {
        frames.push({ start: end, hasSecretPath: false });
      }
    };
    tokenPattern.lastIndex = 0;
    for (const match of text.matchAll(tokenPattern)) {
      const [token] = match;
      const frame = frames.at(-1) ?? { start: 0, hasSecretPath: false };
      const end = match.index + token.length;
      if (token === '{' || token === '[') {
        frames.push({ start: match.index, hasSecretPath: false });
      } else if (token === '}' || token === ']') {
        endFrame(end);
      } else if (token.endsWith(':') && token.startsWith('"')) {
        frame.name = readString(token.slice(0, token.lastIndexOf('"') + 1));
      } else if (!keywords.has(token)) {
        endValue(frame, match.index, end);
      } else {
        delete frame.name;
      }
    }
    while (frames.length > 1) {
      endFrame(text.length);
    }
    return spans;
  }
}

interface Frame {
  readonly start: number;
  /** The member whose value comes next. */
  name?: string;
  value?: SecretSpan;
  hasSecretPath: boolean;
}

/** A bracket, a string (perhaps without its end) with a colon after it if it is a name, or a bare word. */
const tokenPattern = /[{}[\]]|"[^"\\]*(?:\\[^][^"\\]*)*(?:"(?:\s*:)?|\\?$)|[^\s{}[\]",:]+/g;

/** What is no secret under any name. */
const keywords: ReadonlySet<string> = new Set(['null', 'true', 'false']);

/** `clientsecret` also finds `client_secret` and `client-secret`. */
const toLoosePattern = (name: string): string =>
  Array.from(name, (letter) => letter.replace(/[^a-z0-9]/, '\\$&')).join('[_-]?');

function readString(token: string): string {
  try {
    const value: unknown = JSON.parse(token);
    return typeof value === 'string' ? value : '';
  } catch {
    // expected: a broken escape; the name as written is the best there is
    return token.replaceAll('"', '');
  }
}

function matchSpans(text: string, pattern: RegExp, groups: readonly number[]): SecretSpan[] {
  const spans: SecretSpan[] = [];
  for (const match of text.matchAll(pattern)) {
    for (const group of groups) {
      const range = match.indices?.[group];
      if (range && range[1] > range[0]) {
        spans.push({ start: range[0], end: range[1], isWholeValue: false });
      }
    }
  }
  return spans;
}

function merge(spans: SecretSpan[]): readonly SecretSpan[] {
  const merged: SecretSpan[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (!last || span.start >= last.end) {
      merged.push(span);
    } else if (span.end > last.end) {
      merged[merged.length - 1] = { start: last.start, end: span.end, isWholeValue: false };
    }
  }
  return merged;
}
import { isJson } from '../base/isJson.js';
