import { type Logger } from '../../../src/base/logger.js';
import { WorkbenchLoader } from '../../../src/extension/workbenchLoader.js';
import { type ServerOptions } from '../../../src/workbench/serverOptions.js';
import { Workbench } from '../../../src/workbench/workbench.js';

const ignore = (): void => undefined;

export const silentLogger: Logger = {
  trace: ignore,
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: ignore,
};

export const serverOptions = (options: Partial<ServerOptions> = {}): ServerOptions => ({
  host: '127.0.0.1',
  port: 0,
  basePath: '/scim/v2',
  authentication: { mode: 'bearer', token: 'token-of-this-test' },
  profile: 'okta',
  seed: 25,
  schemaFiles: [],
  portRetry: 0,
  ...options,
});

/** A workbench beside that of the extension, for the parts that no command shows. */
export function createOwnWorkbench(): WorkbenchLoader {
  return new WorkbenchLoader({
    load: () =>
      Promise.resolve(new Workbench({ logger: silentLogger, captureBudgetBytes: 1024 * 1024 })),
    onListenerError: (error) => {
      throw error;
    },
  });
}
