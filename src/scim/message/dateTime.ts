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
