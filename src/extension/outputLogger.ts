import type * as vscode from 'vscode';
import { type LogFields, type Logger } from '../base/logger.js';

/** The log as an output channel, whose level the user sets in VS Code. */
export const createOutputLogger = (channel: vscode.LogOutputChannel): Logger => ({
  trace: (message, fields) => {
    channel.trace(toLine(message, fields));
  },
  debug: (message, fields) => {
    channel.debug(toLine(message, fields));
  },
  info: (message, fields) => {
    channel.info(toLine(message, fields));
  },
  warn: (message, fields) => {
    channel.warn(toLine(message, fields));
  },
  error: (error, fields) => {
    channel.error(toLine(describe(error), fields));
  },
});

function toLine(message: string, fields: LogFields = {}): string {
  const told = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return [message, ...told].join(' ');
}

/** With the stack and the causes, which is what a bug report needs. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) {
    return String(error);
  }
  const text = error.stack ?? `${error.name}: ${error.message}`;
  return error.cause === undefined ? text : `${text}\nCaused by: ${describe(error.cause)}`;
}
