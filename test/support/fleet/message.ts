import { type JsonValue } from '../../../src/base/json.js';

/** A request as the handlers of the fleet's servers see it. */
export interface Call {
  readonly method: string;
  /** As it stands on the request line. */
  readonly target: string;
  /** What follows the base path, decoded: `['Users', '42']`. */
  readonly path: readonly string[];
  readonly query: ReadonlyMap<string, string>;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, unless `text` is there. */
  readonly body?: JsonValue;
  readonly text?: string;
}

/** Thrown by a handler, answered as a SCIM Error. */
export class Failure extends Error {
  readonly status: number;
  readonly scimType: string | undefined;

  constructor(status: number, detail: string, scimType?: string) {
    super(detail);
    this.status = status;
    this.scimType = scimType;
  }
}
