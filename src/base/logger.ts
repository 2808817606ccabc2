export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

/** Where the product tells its own story. Fields, not prose; never a body, never a secret. */
export interface Logger {
  trace(message: string, fields?: LogFields): void;
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(error: unknown, fields?: LogFields): void;
}
