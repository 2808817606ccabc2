import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../base/json.js';
import { redacted } from '../../../exchange/redaction.js';
import { readText } from '../../../validate/view/anyCase.js';
import { asPlainText, toTemplate } from '../recorded/template.js';
import { type Cast } from './cast.js';
import { isNameAttribute, isNamePlace, stepsOfPath } from './names.js';

/** A literal with what it is compared with, in a filter or in the path of a PATCH. */
const comparison = /(?:([\w:.$-]+)\s+(eq|ne|co|sw|ew|gt|ge|lt|le)\s+)?("(?:[^"\\]|\\.)*")/gi;

/** The attributes that hold an id of somebody, in lower case. */
const idAttributes: ReadonlySet<string> = new Set(['id', 'value', 'managerid']);

/** A short id such as 7 is also a number of something else. */
const isUnlikelyElsewhere = (id: string): boolean => id.length >= 12;

/** Puts variables where a captured session has ids, names, addresses and secrets of its own. */
export class Templates {
  readonly #cast: Cast;
  readonly #baseUrls: readonly string[];

  constructor(cast: Cast, baseUrls: readonly string[]) {
    this.#cast = cast;
    this.#baseUrls = baseUrls;
  }

  object(value: JsonObject): JsonObject {
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [
        asPlainText(name),
        this.#member(value, name, member, []),
      ]),
    );
  }

  json(value: JsonValue, place: readonly string[] = []): JsonValue {
    if (isJsonArray(value)) {
      return value.map((item) => this.json(item, place));
    }
    if (isJsonObject(value)) {
      return Object.fromEntries(
        Object.entries(value).map(([name, member]) => [
          asPlainText(name),
          this.#member(value, name, member, place),
        ]),
      );
    }
    if (typeof value === 'number') {
      const member = isIdPlace(place) ? this.#cast.find(String(value)) : undefined;
      return member ? toTemplate(member.variable) : value;
    }
    return typeof value === 'string' ? this.#text(value, place) : value;
  }

  filter(filter: string): string {
    let at = 0;
    const parts: string[] = [];
    for (const match of filter.matchAll(comparison)) {
      const [whole, attribute = '', operator = '', literal = ''] = match;
      const start = match.index + whole.length - literal.length;
      parts.push(asPlainText(filter.slice(at, start)));
      parts.push(this.#literal(literal, attribute, operator.toLowerCase()));
      at = start + literal.length;
    }
    parts.push(asPlainText(filter.slice(at)));
    return parts.join('');
  }

  /** @param path below the base URL, as it was sent @param isThere whether the server knew what stands there */
  path(path: string, isThere: boolean): string {
    const steps = path.split('/');
    return steps
      .map((step, at) => {
        const id = decode(step);
        const member = this.#cast.find(id);
        if (member) {
          return toTemplate(member.variable);
        }
        const isUnknownId = !isThere && at === 2 && steps.length === 3 && id !== '.search';
        return isUnknownId ? `${toTemplate('run')}${safe(step)}` : safe(step);
      })
      .join('/');
  }

  #member(parent: JsonObject, name: string, value: JsonValue, place: readonly string[]): JsonValue {
    const lower = name.toLowerCase();
    const path = readText(parent, 'path');
    // An operation of PATCH, or of a bulk request (RFC 7644 3.5.2, 3.7).
    if (lower === 'value' && path !== undefined && place.at(-1) === 'operations') {
      return this.json(value, [...stepsOfPath(path), 'value']);
    }
    if (lower === 'value' && place.at(-1) === 'operations') {
      return this.json(value, []);
    }
    if (lower === 'data' && place.at(-1) === 'operations') {
      return this.json(value, []);
    }
    return this.json(value, [...place, ...stepsOfPath(name.startsWith('urn:') ? '' : name)]);
  }

  #text(text: string, place: readonly string[]): string {
    const last = place.at(-1) ?? '';
    if (text.includes(redacted)) {
      return toTemplate('password');
    }
    if (last === 'filter' || last === 'path') {
      return text.startsWith('/') ? this.path(text, true) : this.filter(text);
    }
    const member = this.#cast.find(text);
    if (member && (isIdPlace(place) || isUnlikelyElsewhere(text))) {
      return toTemplate(member.variable);
    }
    const base = this.#baseUrls.find((url) => text.startsWith(`${url}/`));
    if (base !== undefined) {
      return `${toTemplate('baseUrl')}${this.path(text.slice(base.length), true)}`;
    }
    return isNamePlace(place) && this.#cast.hasName(text)
      ? `${toTemplate('run')}${asPlainText(text)}`
      : asPlainText(text);
  }

  #literal(literal: string, attribute: string, operator: string): string {
    const value = readLiteral(literal);
    const member = value === undefined ? undefined : this.#cast.find(value);
    if (value === undefined || member) {
      return member ? `"${toTemplate(member.variable)}"` : asPlainText(literal);
    }
    const isOurs =
      isNameAttribute(attribute) &&
      (operator === 'sw' ? this.#cast.hasNameThatBegins(value) : this.#cast.hasName(value));
    return isOurs && operator !== 'co' && operator !== 'ew'
      ? `"${toTemplate('run')}${asPlainText(literal.slice(1))}`
      : asPlainText(literal);
  }
}

const isIdPlace = (place: readonly string[]): boolean => idAttributes.has(place.at(-1) ?? '');

/** What a step of a path may have (RFC 3986 3.3); what is encoded stays. */
const safe = (step: string): string =>
  asPlainText(step).replaceAll(/%(?![\da-f]{2})|[^\w\-.~:@!$&'()*+,;=%{}]/giu, (character) =>
    encodeURIComponent(character.replace(/^[\uD800-\uDFFF]$/, '\uFFFD')),
  );

function decode(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    // expected: a percent sign that is no escape
    return step;
  }
}

function readLiteral(literal: string): string | undefined {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : undefined;
  } catch {
    // expected: an escape that is none
    return undefined;
  }
}
