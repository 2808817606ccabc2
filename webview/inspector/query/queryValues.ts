type Fits = (value: number) => boolean;

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '>=': (left, right) => left >= right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '<': (left, right) => left < right,
};

/** Whether a free word means a status: three digits such as `409`, or `4xx`; in quotes they are a text. */
export const isStatusWord = ({
  text,
  isQuoted,
}: {
  readonly text: string;
  readonly isQuoted: boolean;
}): boolean => /^[1-5](\d\d|xx)$/i.test(text) && !isQuoted;

/** `409`, `4xx`, `>=400`, `400-404`. */
export function readStatus(text: string): Fits | undefined {
  const word = text.toLowerCase();
  if (/^[1-5]\d\d$/.test(word)) {
    const wanted = Number(word);
    return (status) => status === wanted;
  }
  if (/^[1-5]xx$/.test(word)) {
    const hundreds = Number(word[0]);
    return (status) => Math.floor(status / 100) === hundreds;
  }
  const range = /^([1-5]\d\d)-([1-5]\d\d)$/.exec(word);
  if (range) {
    const [low, high] = [Number(range[1]), Number(range[2])];
    return (status) => status >= low && status <= high;
  }
  const compared = /^(>=|<=|>|<)([1-5]\d\d)$/.exec(word);
  return compared ? toComparison(compared[1], Number(compared[2])) : undefined;
}

const unitLengths: Readonly<Record<string, number>> = {
  '': 1,
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
};

/** `>100`, `>1.5s`, `<20ms`; without a sign, at least that long. */
export function readDuration(text: string): Fits | undefined {
  const found = /^(>=|<=|>|<)?(\d+(?:\.\d+)?)(ms|s|min|m)?$/.exec(text.toLowerCase());
  const unit = unitLengths[found?.[3] ?? ''] ?? 1;
  return found ? toComparison(found[1] ?? '>=', Number(found[2]) * unit) : undefined;
}

function toComparison(sign: string | undefined, wanted: number): Fits | undefined {
  const compare = comparisons[sign ?? ''];
  return compare && ((value) => compare(value, wanted));
}

/**
 * `10:31`, `10:31:05.250` on the day of each exchange; `2026-03-14`, `2026-03-14T10:31` with a zone or in
 * local time; `10m`, `2h` before now. The result tells whether a time lies before (< 0) or not.
 */
export function readMoment(text: string, now: number): ((time: number) => number) | undefined {
  const clock = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?$/.exec(text);
  if (clock) {
    return readClock(clock);
  }
  const ago = /^(\d+(?:\.\d+)?)(s|m|min|h)$/.exec(text.toLowerCase());
  if (ago) {
    const moment = now - Number(ago[1]) * (unitLengths[ago[2] ?? ''] ?? 0);
    return (time) => time - moment;
  }
  if (!/^\d{4}-\d\d-\d\d/.test(text)) {
    return undefined;
  }
  // A date alone would be read as one in UTC, unlike a date with a time.
  const moment = Date.parse(text.length === 10 ? `${text}T00:00` : text);
  return Number.isNaN(moment) ? undefined : (time) => time - moment;
}

function readClock(parts: readonly (string | undefined)[]): ((time: number) => number) | undefined {
  const [hours = 0, minutes = 0, seconds = 0] = parts.slice(1, 4).map((part) => Number(part ?? 0));
  const milliseconds = Number((parts[4] ?? '').padEnd(3, '0'));
  if (hours > 23 || minutes > 59 || seconds > 59) {
    return undefined;
  }
  const wanted = ((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds;
  return (time) => timeOfDay(time) - wanted;
}

/** By the clock on the wall, as the list shows it. */
function timeOfDay(time: number): number {
  const date = new Date(time);
  return (
    ((date.getHours() * 60 + date.getMinutes()) * 60 + date.getSeconds()) * 1000 +
    date.getMilliseconds()
  );
}
