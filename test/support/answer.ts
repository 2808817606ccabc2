import assert from 'node:assert/strict';
import { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { type JsonArray, type JsonValue, isJsonArray } from '../../src/base/json.js';
import { findAt } from './jsonPath.js';

/** What a server answered, read to its end. */
export class Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;

  constructor(status: number, headers: IncomingHttpHeaders, text: string) {
    this.status = status;
    this.headers = headers;
    this.text = text;
  }

  /** @throws where the body is no JSON */
  get body(): JsonValue {
    // What JSON.parse gives is a JsonValue.
    return JSON.parse(this.text) as JsonValue;
  }

  /** The value at a place such as `Resources[0].name.familyName`; undefined where there is none. */
  at(path: string): JsonValue | undefined {
    return findAt(this.body, path);
  }

  textAt(path: string): string {
    const value = this.at(path);
    assert.ok(typeof value === 'string', `${path} is no text in ${this.text}`);
    return value;
  }

  listAt(path: string): JsonArray {
    const value = this.at(path);
    assert.ok(isJsonArray(value), `${path} is no array in ${this.text}`);
    return value;
  }
}

export async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    chunks.push(chunk);
  }
  return new Answer(
    response.statusCode ?? 0,
    response.headers,
    Buffer.concat(chunks).toString('utf-8'),
  );
}
