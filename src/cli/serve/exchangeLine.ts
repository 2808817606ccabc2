import { styleText } from 'node:util';
import { printableCut } from '../../base/printable.js';

/** What a line tells of an exchange; the summary that the inspector shows has all of it. */
export interface ExchangeLineFacts {
  readonly startedAt: number;
  readonly duration: number;
  readonly method: string;
  readonly path: string;
  readonly status?: number;
  readonly operation: string;
  readonly subject?: string;
}

const longestPath = 100;
const longestWords = 60;

/** `12:00:01 200 GET    /Users?filter=…  Look up user by userName: jane  3 ms` */
export function toExchangeLine(facts: ExchangeLineFacts, hasColors: boolean): string {
  const { status, method, path, operation, subject } = facts;
  const paint = (format: Format, text: string): string =>
    // Whether there are colours is decided already, for the stream that the line goes to.
    hasColors ? styleText(format, text, { validateStream: false }) : text;
  const meaning = subject === undefined ? operation : `${operation}: ${subject}`;
  return [
    paint('dim', toTime(facts.startedAt)),
    paint(colorOf(status), status === undefined ? '---' : String(status)),
    paint('bold', printableCut(method, 10).padEnd(6)),
    printableCut(path, longestPath).padEnd(32),
    ` ${printableCut(meaning, longestWords)} `,
    paint('dim', toDuration(facts.duration)),
  ].join(' ');
}

type Format = 'dim' | 'bold' | 'green' | 'yellow' | 'red';

/** Without a status the client was gone before the answer. */
function colorOf(status: number | undefined): Format {
  if (status === undefined || status >= 500) {
    return 'red';
  }
  return status >= 400 ? 'yellow' : 'green';
}

function toTime(startedAt: number): string {
  const date = new Date(startedAt);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

function toDuration(duration: number): string {
  if (duration < 1) {
    return '<1 ms';
  }
  return duration < 1_000 ? `${duration.toFixed(0)} ms` : `${(duration / 1_000).toFixed(1)} s`;
}
