import { appendFileSync, existsSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * Data that lies beside the checkout and is no part of it: `../shared`, or the folder that
 * `SCIM_SHARED` names. A test file that needs it registers no test where it is absent:
 *
 *     const file = findShared('okta/samples.md');
 *     if (file !== undefined) { test('…', …); }
 *
 * What is left out that way is printed, and counted by `scripts/test.mjs`.
 */
export function findShared(relativePath: string): string | undefined {
  const path = resolve(process.env['SCIM_SHARED'] ?? '../shared', relativePath);
  if (existsSync(path)) {
    return path;
  }
  leaveOut(`shared/${relativePath}`);
  return undefined;
}

function leaveOut(what: string): void {
  process.stdout.write(`left out: ${what} (not on this machine)\n`);
  const record = process.env['SCIM_LEFT_OUT'];
  if (record !== undefined) {
    appendFileSync(record, `${what}\n`);
  }
}
