import { type LogFields, type Logger } from '../../src/base/logger.js';

export interface LogEntry {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error';
  readonly message: unknown;
  readonly fields: LogFields | undefined;
}

/** A logger that keeps what it is told. */
export class ArrayLogger implements Logger {
  readonly entries: LogEntry[] = [];

  trace(message: string, fields?: LogFields): void {
    this.entries.push({ level: 'trace', message, fields });
  }

  debug(message: string, fields?: LogFields): void {
    this.entries.push({ level: 'debug', message, fields });
  }

  info(message: string, fields?: LogFields): void {
    this.entries.push({ level: 'info', message, fields });
  }

  warn(message: string, fields?: LogFields): void {
    this.entries.push({ level: 'warn', message, fields });
  }

  error(message: unknown, fields?: LogFields): void {
    this.entries.push({ level: 'error', message, fields });
  }

  at(level: LogEntry['level']): readonly LogEntry[] {
    return this.entries.filter((entry) => entry.level === level);
  }
}
