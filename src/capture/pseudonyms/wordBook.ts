import { domainsIn, isReservedDomain } from './domainNames.js';
import { madeUpDigits, madeUpName } from './madeUpNames.js';
import { isProtocolWord } from './protocolWords.js';

/** Words with the dots and dashes between them, so that the names of hosts are seen whole. */
const compound = /[\p{L}\p{M}\p{N}]+(?:[.-][\p{L}\p{M}\p{N}]+)*/gu;
const word = /[\p{L}\p{M}\p{N}]+/gu;
const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?$/.test(text);
/** Shorter ones are counts and codes as often as they are somebody's number. */
const fewestDigits = 5;

/**
 * Replaces words by made-up ones, the same by the same and different ones by different ones: so a login, a
 * mail address and a full name still belong together, and what was equal or not still is.
 *
 * First it learns all that is personal, so that no made-up word is a real one.
 */
export class WordBook {
  readonly #originals = new Set<string>();
  readonly #domains = new Map<string, string>();
  readonly #made = new Map<string, string>();
  #nameCount = 0;
  readonly #digitCounts = new Map<number, number>();
  #hostCount = 0;

  learn(text: string): void {
    if (isMarked(text) || isDate(text)) {
      return;
    }
    const domains = domainsIn(text);
    for (const domain of domains) {
      this.#learnDomain(domain);
    }
    const rest = [...domains, 'https://', 'http://'].reduce(
      (left, part) => left.replaceAll(part, ' '),
      text,
    );
    for (const [found] of rest.matchAll(word)) {
      this.#originals.add(found.toLowerCase());
    }
  }

  /** The address of a service, which is no mail domain. */
  learnHost(host: string): void {
    const key = host.toLowerCase();
    if (this.#domains.has(key) || isReservedDomain(key) || !key.includes('.')) {
      return;
    }
    this.#hostCount += 1;
    const number = this.#hostCount === 1 ? '' : String(this.#hostCount);
    this.#domains.set(key, `scim${number}.example.com`);
  }

  /** A text that tells who somebody is: every word of it goes. */
  personal(text: string): string {
    return isMarked(text) ? text : isDate(text) ? hideDate(text) : this.#replace(text, true);
  }

  /** Any other text: what is known to be personal goes. */
  free(text: string): string {
    return isMarked(text) ? text : this.#replace(text, false);
  }

  #replace(text: string, isPersonal: boolean): string {
    return text.replaceAll(compound, (found) => this.#replaceCompound(found, isPersonal));
  }

  #replaceCompound(found: string, isPersonal: boolean): string {
    const domain = this.#findDomain(found.toLowerCase());
    const rest = domain === undefined ? found : found.slice(0, found.length - domain.length);
    const clean = rest.replaceAll(word, (one) => this.#replaceWord(one, isPersonal));
    return domain === undefined ? clean : `${clean}${this.#toDomain(domain)}`;
  }

  /** The longest that it ends with. */
  #findDomain(text: string): string | undefined {
    let at = 0;
    while (at !== -1) {
      const candidate = text.slice(at);
      if (this.#domains.has(candidate)) {
        return candidate;
      }
      const next = text.indexOf('.', at);
      at = next === -1 ? -1 : next + 1;
    }
    return undefined;
  }

  #replaceWord(found: string, isPersonal: boolean): string {
    const lower = found.toLowerCase();
    const isDigits = /^\d+$/.test(found);
    const isSure = found.length > 1 && !isProtocolWord(lower);
    const isKnown =
      this.#originals.has(lower) && (isDigits ? found.length >= fewestDigits : isSure);
    return isPersonal || isKnown ? withCaseOf(found, this.#madeFor(lower, isDigits)) : found;
  }

  #madeFor(lower: string, isDigits: boolean): string {
    if (isDigits && lower.length <= 2) {
      return lower.replaceAll(/\d/g, (digit) => String((Number(digit) + 7) % 10));
    }
    if (!isDigits && lower.length === 1) {
      return 'x';
    }
    const known = this.#made.get(lower);
    if (known !== undefined) {
      return known;
    }
    const made = this.#makeUp(() => (isDigits ? this.#nextDigits(lower.length) : this.#nextName()));
    this.#made.set(lower, made);
    return made;
  }

  #makeUp(next: () => string): string {
    let candidate = next();
    while (this.#originals.has(candidate) || isProtocolWord(candidate)) {
      candidate = next();
    }
    return candidate;
  }

  #nextName(): string {
    this.#nameCount += 1;
    return madeUpName(this.#nameCount - 1);
  }

  #nextDigits(length: number): string {
    const count = this.#digitCounts.get(length) ?? 0;
    this.#digitCounts.set(length, count + 1);
    return madeUpDigits(count, length);
  }

  #learnDomain(domain: string): void {
    const key = domain.toLowerCase();
    if (!this.#domains.has(key)) {
      this.#domains.set(key, '');
      for (const label of key
        .split('.')
        .slice(0, -1)
        .flatMap((one) => one.match(word) ?? [])) {
        this.#originals.add(label);
      }
    }
  }

  /** Under `.example`, which nobody can own (RFC 2606 2); the end stays, so that two remain two. */
  #toDomain(domain: string): string {
    const known = this.#domains.get(domain);
    if (known !== undefined && known !== '') {
      return known;
    }
    const labels = domain.split('.');
    const end = labels.at(-1) ?? '';
    const made = labels.slice(0, -1).map((label) => this.#replace(label, true));
    const whole = [...made, end, 'example'].join('.');
    this.#domains.set(domain, whole);
    return whole;
  }
}

/** A secret has been taken out here. */
const isMarked = (text: string): boolean => text.startsWith('[redacted');

const hideDate = (text: string): string => text.replace(/^\d{4}-\d{2}-\d{2}/, '2001-02-03');

function withCaseOf(original: string, made: string): string {
  const isUpper = original.length > 1 && original === original.toUpperCase();
  if (isUpper && original !== original.toLowerCase()) {
    return made.toUpperCase();
  }
  const first = original.charAt(0);
  const isCapital = first !== first.toLowerCase();
  return isCapital ? `${made.charAt(0).toUpperCase()}${made.slice(1)}` : made;
}
