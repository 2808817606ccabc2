import { isJsonObject, readMember } from '../base/json.js';
import { isHar, readHar } from '../capture/har/readHar.js';
import { toImported } from '../capture/importedExchange.js';
import { readJsonLines } from '../capture/jsonLines.js';
import { type Exchange } from '../exchange/exchange.js';
import { type SchemaRegistry } from '../scim/schema/registry.js';
import { createRedactor } from '../server/app.js';
import { JsonTextError, parseJson } from './parseJson.js';

/** A part of a file that is no exchange. */
export interface BadPart {
  /** `line 3` or `entry 3`, counted from 1. */
  readonly where: string;
  readonly reason: string;
}

export interface ReadCaptures {
  readonly exchanges: readonly Exchange[];
  readonly badParts: readonly BadPart[];
  /** Entries of a HAR that are not for a SCIM service. */
  readonly otherCount: number;
}

/**
 * The exchanges of a capture file (JSON Lines) or of an HTTP Archive, whoever wrote it: marked as imported, without
 * secrets. Never throws.
 */
export function readCaptures(text: string, registry: SchemaRegistry): ReadCaptures {
  const whole = parseWhole(text);
  if (isHar(whole)) {
    return readHarCaptures(whole, registry);
  }
  if (isJsonObject(whole) && readMember(whole, 'request') === undefined) {
    const reason = 'is JSON, but neither an HTTP Archive (log.entries) nor a captured exchange';
    return { exchanges: [], badParts: [{ where: 'line 1', reason }], otherCount: 0 };
  }
  const { exchanges, badLines } = readJsonLines(text);
  const isNoLine = exchanges.length === 0 && badLines[0]?.reason.startsWith('is no JSON');
  const broken = isNoLine ? findBreak(text) : undefined;
  if (broken) {
    return { exchanges: [], badParts: [broken], otherCount: 0 };
  }
  const redactor = createRedactor(registry);
  return {
    exchanges: exchanges.map((exchange) => toImported(exchange, redactor)),
    badParts: badLines.map(({ line, reason }) => ({ where: `line ${String(line)}`, reason })),
    otherCount: 0,
  };
}

function readHarCaptures(har: unknown, registry: SchemaRegistry): ReadCaptures {
  const log = isJsonObject(har) ? readMember(har, 'log') : undefined;
  const entries = isJsonObject(log) ? readMember(log, 'entries') : undefined;
  if (!Array.isArray(entries)) {
    const reason = 'has a log whose entries are no list';
    return { exchanges: [], badParts: [{ where: 'the HAR', reason }], otherCount: 0 };
  }
  const { entryCount, exchanges, badEntries } = readHar(har, { registry });
  return {
    exchanges: exchanges.map(({ exchange }) => exchange),
    badParts: badEntries.map(({ at, reason }) => ({ where: `entry ${String(at + 1)}`, reason })),
    otherCount: entryCount - exchanges.length - badEntries.length,
  };
}

/** In a longer text it is not looked for: it takes a second for every so many characters. */
const longestSearch = 8_000_000;

/** Where one JSON document of several lines breaks, as a HAR that was cut does: its first line tells nothing of that. */
function findBreak(text: string): BadPart | undefined {
  if (text.trim() === '' || text.length > longestSearch) {
    return undefined;
  }
  try {
    parseJson(text.replace(/^\uFEFF/, ''));
    return undefined;
  } catch (error) {
    return error instanceof JsonTextError
      ? {
          where: `line ${String(error.line)}, column ${String(error.column)}`,
          reason: `is no JSON: ${error.reason}`,
        }
      : undefined;
  }
}

/** Undefined for JSON Lines, of which there is more than one. */
function parseWhole(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // expected: several lines, or none that is JSON
    return undefined;
  }
}
