import { isJsonArray, isJsonObject, type JsonValue } from '../../base/json.js';
import { isHar } from '../../capture/har/readHar.js';
import { JsonTextError, parseJson } from '../../workbench/parseJson.js';
import { type Input, type InputProblem, type ReadOptions } from './input.js';
import { isExchangeLike, PartReader } from './partReader.js';
import { readHarInput } from './readHarInput.js';
import { locatePointers } from './jsonPlaces.js';
import { onLine, startOfText, wholeLine } from './textPlace.js';

/**
 * What a text holds is told by what is in it: a HAR, a captured exchange or an array of them, a SCIM
 * document or an array of them, or one of these a line. Never throws for what is in the text.
 */
export function readInput(text: string, options: ReadOptions): Input {
  if (text.trim() === '') {
    return withProblem({ message: 'It is empty.' });
  }
  try {
    // It gives nothing but JSON values.
    return readWhole(text, parseJson(text) as JsonValue, options);
  } catch (error) {
    if (!(error instanceof JsonTextError)) {
      throw error;
    }
    return isJsonLines(text) ? readLines(text, options) : withProblem(toProblem(text, error));
  }
}

const withProblem = (problem: InputProblem): Input => ({ parts: [], problems: [problem] });

function toProblem(text: string, { line, column, message }: JsonTextError): InputProblem {
  const place = { line, column, endLine: line, endColumn: column + 1 };
  const isCutHar = /^\s*\{\s*"log"\s*:/.test(text);
  return isCutHar
    ? { message: `It begins as a HAR, but is cut off or damaged: ${message}.`, place }
    : { message: `It is no JSON: ${message}.`, place };
}

function readWhole(text: string, value: JsonValue, options: ReadOptions): Input {
  if (isHar(value)) {
    return readHarInput(text, value, options);
  }
  const reader = new PartReader(options);
  if (isJsonArray(value) && value.some(isExchangeLike)) {
    const locate = locatePointers(
      text,
      value.map((_item, at) => `/${String(at)}`),
    );
    for (const [at, item] of value.entries()) {
      const pointer = `/${String(at)}`;
      reader.read(JSON.stringify(item), item, {
        where: `Element ${pointer}`,
        place: locate(pointer),
        locate: () => () => locate(pointer),
      });
    }
    return reader.input();
  }
  reader.read(text, value, {
    where: 'The document',
    place: startOfText,
    locate: (pointers) => locatePointers(text, pointers),
  });
  return reader.input();
}

/** Whether the first line is a JSON object by itself, and not the only one. */
function isJsonLines(text: string): boolean {
  const [first = '', ...more] = text.split('\n', 1_000).filter((line) => line.trim() !== '');
  try {
    return more.length > 0 && isJsonObject(parseJson(first));
  } catch (error) {
    if (error instanceof JsonTextError) {
      return false;
    }
    throw error;
  }
}

/** A bad line costs only itself. */
function readLines(text: string, options: ReadOptions): Input {
  const reader = new PartReader(options);
  let line = 0;
  for (const content of text.split('\n')) {
    line += 1;
    if (content.trim() !== '') {
      readLine(content, line, reader);
    }
  }
  return reader.input();
}

function readLine(content: string, line: number, reader: PartReader): void {
  try {
    // It gives nothing but JSON values.
    reader.read(content, parseJson(content) as JsonValue, {
      where: `Line ${String(line)}`,
      place: wholeLine(line, content.trimEnd().length),
      locate: (pointers) => {
        const locate = locatePointers(content, pointers);
        return (pointer) => onLine(line, locate(pointer));
      },
    });
  } catch (error) {
    if (!(error instanceof JsonTextError)) {
      throw error;
    }
    reader.addProblem({
      message: `Line ${String(line)} is no JSON, column ${String(error.column)}: ${error.reason}.`,
      place: { line, column: error.column, endLine: line, endColumn: error.column + 1 },
    });
  }
}
