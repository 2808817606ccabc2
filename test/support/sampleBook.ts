import assert from 'node:assert/strict';
import { type JsonValue } from '../../src/base/json.js';

/** One numbered sample of a book of samples in Markdown. */
export interface Sample {
  readonly title: string;
  readonly method: string | undefined;
  /** As printed; some sources print it decoded. */
  readonly target: string | undefined;
  readonly body: JsonValue | undefined;
}

/** Samples by their number: `### 8 (O) title`, then the first block of code. */
export function readSamples(markdown: string): ReadonlyMap<number, Sample> {
  const samples = new Map<number, Sample>();
  for (const section of markdown.split(/^### (?=\d)/m).slice(1)) {
    const [, number, title = ''] = /^(\d+) (.*)/.exec(section) ?? [];
    const [, code = ''] = /^```\w*\n(.*?)^```/ms.exec(section) ?? [];
    const [, method, target] =
      /^(GET|POST|PUT|PATCH|DELETE) (.+?)(?: HTTP\/1\.1)?$/m.exec(code) ?? [];
    samples.set(Number(number), { title, method, target, body: readBody(code) });
  }
  return samples;
}

export function getSample(samples: ReadonlyMap<number, Sample>, number: number): Sample {
  const sample = samples.get(number);
  assert.ok(sample, `there is a sample ${String(number)}`);
  return sample;
}

/** From the first brace to the last, where that is JSON: some samples are commands or parts of bodies. */
function readBody(code: string): JsonValue | undefined {
  try {
    return JSON.parse(code.slice(code.indexOf('{'), code.lastIndexOf('}') + 1)) as JsonValue;
  } catch {
    // expected: this sample has no body
    return undefined;
  }
}
