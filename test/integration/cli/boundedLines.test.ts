import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CliWriter } from '../../../src/cli/cliIo.js';
import { BoundedLines } from '../../../src/cli/serve/boundedLines.js';

/** A writer whose reader takes nothing until it is told to. */
class SlowWriter implements CliWriter {
  readonly hasColors = false;
  readonly written: string[] = [];
  isClosed = false;
  waitingBytes = 0;

  write(text: string): void {
    this.written.push(text);
    this.waitingBytes += text.length;
  }

  takeAll(): void {
    this.waitingBytes = 0;
  }
}

const megabyte = 'x'.repeat(1024 * 1024);

await test('what a slow reader has not taken is bounded, and he learns how much he missed', () => {
  const stdout = new SlowWriter();
  const lines = new BoundedLines({ stdout, stderr: new SlowWriter() }, (count) => String(count));

  for (let sent = 0; sent < 40; sent += 1) {
    lines.write(() => megabyte);
  }
  const kept = stdout.written.length;
  stdout.takeAll();
  lines.write(() => 'next');

  assert.equal(kept, 16);
  assert.deepEqual(stdout.written.slice(kept), ['24\n', 'next\n']);
});

await test('a line for which there is no room is not even made', () => {
  const stdout = new SlowWriter();
  const lines = new BoundedLines({ stdout, stderr: new SlowWriter() }, String);
  stdout.waitingBytes = Number.MAX_SAFE_INTEGER;

  lines.write(() => assert.fail('it was made'));

  assert.deepEqual(stdout.written, []);
});

await test('a reader that has gone is told once, on stderr', () => {
  const [stdout, stderr] = [new SlowWriter(), new SlowWriter()];
  const lines = new BoundedLines({ stdout, stderr }, String);
  stdout.isClosed = true;

  lines.write(() => 'one');
  lines.write(() => 'two');

  assert.deepEqual(stdout.written, []);
  assert.equal(stderr.written.length, 1);
  assert.match(stderr.written.join(''), /^Nobody reads the output any more/);
});
