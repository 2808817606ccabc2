import { JsonShapeError } from '../base/jsonCursor.js';
import { type Exchange } from '../exchange/exchange.js';
import { readExchange } from './readExchange.js';

/** A line of a capture file that is no exchange. */
export interface BadLine {
  /** Counted from 1. */
  readonly line: number;
  readonly reason: string;
}

export interface JsonLinesContent {
  readonly exchanges: readonly Exchange[];
  readonly badLines: readonly BadLine[];
}

/** One exchange as a line, its end included. */
export const toJsonLine = (exchange: Exchange): string => `${JSON.stringify(exchange)}\n`;

export const toJsonLines = (exchanges: Iterable<Exchange>): string =>
  Array.from(exchanges, toJsonLine).join('');

/** Keeps every good line; a bad one costs only itself. Never throws. */
export function readJsonLines(text: string): JsonLinesContent {
  const exchanges: Exchange[] = [];
  const badLines: BadLine[] = [];
  let line = 0;
  for (const content of text.replace(/^\uFEFF/, '').split('\n')) {
    line += 1;
    if (content.trim() === '') {
      continue;
    }
    try {
      exchanges.push(readExchange(JSON.parse(content)));
    } catch (error) {
      badLines.push({ line, reason: toReason(error) });
    }
  }
  return { exchanges, badLines };
}

function toReason(error: unknown): string {
  if (error instanceof JsonShapeError) {
    return `is no captured exchange: ${error.message}`;
  }
  if (error instanceof SyntaxError) {
    return `is no JSON: ${error.message}`;
  }
  throw error;
}
