import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Command } from 'commander';
import { type TargetFlags, addTargetOptions, toTarget } from '../../../src/cli/targetOptions.js';

const parse = (args: readonly string[], env: Readonly<Record<string, string>> = {}): unknown => {
  const command = addTargetOptions(new Command('play')).exitOverride();
  command.configureOutput({ writeErr: () => undefined }).parse(args, { from: 'user' });
  return toTarget(command.opts<TargetFlags>(), { env });
};

const local = ['--target', 'http://localhost:3000/scim/v2/'];
const remote = ['--target', 'https://scim.example.com/v2'];

await test('a target on this machine needs no more than its address', () => {
  assert.deepEqual(parse(local), { baseUrl: 'http://localhost:3000/scim/v2', authorization: '' });
});

await test('the header is given, or comes from the environment', () => {
  const env = { SCIM_WORKBENCH_AUTHORIZATION: 'Bearer env' };
  const baseUrl = 'http://localhost:3000/scim/v2';
  assert.deepEqual(parse(local, env), { baseUrl, authorization: 'Bearer env' });
  assert.deepEqual(parse([...local, '--authorization', 'Bearer a'], env), {
    baseUrl,
    authorization: 'Bearer a',
  });
});

await test('a target elsewhere needs --allow-remote', () => {
  assert.throws(() => parse(remote), {
    name: 'CliError',
    message: /not on this machine[^]*--allow-remote/,
  });
  assert.deepEqual(parse([...remote, '--allow-remote']), {
    baseUrl: 'https://scim.example.com/v2',
    authorization: '',
  });
});

await test('what cannot be called is told with its option', () => {
  assert.throws(() => parse(['--target', 'localhost:3000']), {
    message: /It was given by --target\.$/,
  });
  assert.throws(() => parse([...local, '--authorization', 'a\nb']), {
    message: /It was given by --authorization\.$/,
  });
  assert.throws(() => parse([]), /required option '--target <url>'/);
});
