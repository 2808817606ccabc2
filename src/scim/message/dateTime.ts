// xsd:dateTime (RFC 7643 2.3.5), its parts kept for what Date.parse does not check.
const pattern = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/;

/** Whether `text` is an xsd:dateTime that names a day and time that exist. */
export function isDateTime(text: string): boolean {
  const match = pattern.exec(text);
  return match !== null && !Number.isNaN(toInstant(text)) && isDay(match[1], match[2], match[3]);
}

/** Date.parse takes February 30 for March 2. */
function isDay(year = '', month = '', day = ''): boolean {
  const lastOfMonth = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) <= lastOfMonth;
}

/** Milliseconds since 1970. A time without a zone is UTC, so that no answer depends on the machine. */
export const toInstant = (text: string): number =>
  Date.parse(/(?:[zZ]|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);

/** Digits of a second beyond the milliseconds, without the zeros at their end. */
const finerPattern = /\.\d{3}(\d*[1-9])0*(?:[zZ]|[+-]\d\d:\d\d)?$/;

const finerOf = (text: string): string => finerPattern.exec(text)?.[1] ?? '';

/** Compares times with one time, to the last digit that they have: many services write microseconds. */
export function createInstantComparer(wanted: string): (text: string) => number {
  const instant = toInstant(wanted);
  const finer = finerOf(wanted);
  return (text) => {
    const difference = toInstant(text) - instant;
    if (difference !== 0) {
      return difference;
    }
    const digits = finerOf(text);
    return digits === finer ? 0 : digits < finer ? -1 : 1;
  };
}

/** As far as times go: 100,000,000 days before 1970. */
const earliest = 8.64e15;

/** A text that is the same for the same instant, and in whose order times come one after the other. */
export const toInstantKey = (text: string): string =>
  String(toInstant(text) + earliest).padStart(17, '0') + finerOf(text);
