import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/setup/projectRoot.mjs';

/**
 * Activates the built extension in a VS Code that does nothing, so that only the extension's own work
 * is left, and says what its log line says of it.
 */
const logged = [];
const channel = {
  ...Object.fromEntries(
    ['trace', 'debug', 'info', 'warn', 'error'].map((level) => [
      level,
      (line) => logged.push(line),
    ]),
  ),
  show: () => undefined,
  dispose: () => undefined,
};

/** Anything: a function, a class, a namespace, a thenable that never comes. */
const anything = new Proxy(class {}, {
  get: (target, name) => {
    if (name === 'createOutputChannel') {
      return () => channel;
    }
    return name === 'prototype'
      ? target.prototype
      : name === Symbol.toPrimitive
        ? () => ''
        : anything;
  },
  set: () => true,
  apply: () => anything,
  // The bundle copies a module into an object of the same prototype, and so finds everything there.
  getPrototypeOf: () => anything,
});

const { _load: load } = Module;
Module._load = (request, ...rest) => (request === 'vscode' ? anything : load(request, ...rest));

const require = createRequire(import.meta.url);
const { activate } = require(join(projectRoot, 'dist', 'extension.cjs'));
activate({
  subscriptions: [],
  extension: { packageJSON: {} },
  extensionUri: anything,
  secrets: anything,
  workspaceState: anything,
  globalState: anything,
  storageUri: { fsPath: '/storage' },
});
const line = logged.find((one) => one.startsWith('activated'));
process.send(
  line === undefined
    ? { problem: logged.join('\n') }
    : { duration: Number(/duration=([\d.]+)/.exec(line)?.[1]) },
);
process.exit(0);
