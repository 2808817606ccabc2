import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Compares with the file below `test/golden`; `UPDATE_GOLDEN=1` writes that file anew. */
export function assertGoldenFile(path: string, text: string): void {
  // The compiled tests are in out/test/support.
  const file = new URL(`../../../test/golden/${path}`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(file, text);
    return;
  }
  assert.ok(existsSync(file), `test/golden/${path} is missing; UPDATE_GOLDEN=1 writes it`);
  const golden = readFileSync(file, 'utf-8');
  if (text !== golden) {
    assert.fail(`It is not as in ${describeDifference(path, text, golden)}`);
  }
}

function describeDifference(path: string, text: string, golden: string): string {
  const [lines, wanted] = [text.split('\n'), golden.split('\n')];
  const at = lines.findIndex((line, index) => line !== wanted[index]);
  const line = at === -1 ? lines.length : at;
  const show = (all: readonly string[]): string =>
    all.slice(Math.max(0, line - 3), line + 5).join('\n');
  return [
    `test/golden/${path} from line ${String(line + 1)} on. Where that is wanted, UPDATE_GOLDEN=1 writes it anew.`,
    `--- It was:\n${show(lines)}`,
    `--- It should be:\n${show(wanted)}`,
  ].join('\n');
}
