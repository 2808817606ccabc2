import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** A command that ended with another code than 0. */
export class CommandError extends Error {
  name = 'CommandError';

  /** @param {string} command @param {string} reason @param {string} output */
  constructor(command, reason, output) {
    super(`${command}: ${reason}`);
    this.output = output;
  }

  /** The message with the end of what the command printed. */
  get report() {
    const tail = this.output.trimEnd().split('\n').slice(-40).join('\n');
    return tail === '' ? this.message : `${this.message}\n${tail}`;
  }
}

/**
 * Runs a command and gives what it printed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, timeout?: number }} [options]
 *   `show` passes the output on while it comes; `timeout` ends the command.
 * @returns {Promise<string>}
 * @throws {CommandError}
 */
export function runCommand(command, args, options = {}) {
  const { cwd, env, show = false, timeout } = options;
  const title = [command === process.execPath ? 'node' : command, ...args].join(' ');
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout,
      // Windows runs npm through its shell.
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
      if (show) {
        process.stdout.write(chunk);
      }
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    child.once('error', (error) => {
      reject(new CommandError(title, error.message, output));
    });
    child.once('close', (code, signal) => {
      if (code === 0) {
        resolve(output);
      } else {
        reject(new CommandError(title, toReason(code, signal, timeout), output));
      }
    });
  });
}

const toReason = (code, signal, timeout) => {
  if (signal === null) {
    return `exit code ${String(code)}`;
  }
  return timeout === undefined
    ? `ended by ${signal}`
    : `ended by ${signal} (limit: ${String(Math.round(timeout / 1000))} s)`;
};

/**
 * Runs npm as this process would find it; under `npm run`, that is the same npm.
 *
 * @param {readonly string[]} args
 * @param {{ cwd?: string, node?: string }} [options] `node` is another Node to run it with, for native
 *   modules.
 */
export function runNpm(args, { cwd, node = process.execPath } = {}) {
  const npm = process.env.npm_execpath;
  const env = {
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    // Its own headers lie beside it, so that nothing is downloaded to build against.
    ...(node !== process.execPath && { npm_config_nodedir: dirname(dirname(node)) }),
  };
  return npm?.endsWith('npm-cli.js') === true
    ? runCommand(node, [npm, ...args], { cwd, env })
    : runCommand('npm', args, { cwd, env });
}
