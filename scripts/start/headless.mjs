import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** As many people as the extension makes up. */
const seed = '25';

/**
 * `serve` of the command line, with people in it.
 *
 * @param {readonly string[]} options of `serve`
 * @returns {Promise<number>} its exit code
 */
export async function serveHeadless(options) {
  const isSeedGiven = options.some((option) => /^--seed(=|$)/.test(option));
  const args = ['dist/cli.cjs', 'serve', ...(isSeedGiven ? [] : ['--seed', seed]), ...options];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  // A terminal sends Ctrl+C to both; the server then ends in order, and this process after it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code] = await once(child, 'exit');
  return code ?? 1;
}
