import { type LogFields, type Logger } from '../base/logger.js';
import { type CliIo } from './cliIo.js';
import { describeBug, isDebugging } from './reportFailure.js';

/** Only failures, a line each, as the verbs say the rest; everything where the user debugs. */
export function createStderrLogger(io: CliIo): Logger {
  const tell = (level: string, message: string, fields: LogFields = {}): void => {
    const told = Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}`);
    io.stderr.write(`${[`${level}:`, message, ...told].join(' ')}\n`);
  };
  const tellDebugger =
    (level: string) =>
    (message: string, fields?: LogFields): void => {
      if (isDebugging(io)) {
        tell(level, message, fields);
      }
    };
  return {
    trace: tellDebugger('trace'),
    debug: tellDebugger('debug'),
    info: tellDebugger('info'),
    warn: tellDebugger('warning'),
    error: (error, fields) => {
      tell('error', describeBug(error, io), fields);
    },
  };
}
