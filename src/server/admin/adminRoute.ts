import { type JsonValue } from '../../base/json.js';

export interface AdminRequest {
  /** What follows the name of the route: `3` of `/faults/3`; empty for the route itself. */
  readonly rest: string;
  /** The JSON of the body; undefined where there is none. */
  readonly body: unknown;
}

export interface AdminAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Anything that becomes JSON. */
  readonly body?: object | JsonValue;
}

/** Methods by name, for the route itself or for what lies below it. */
export type AdminMethods = ReadonlyMap<string, (request: AdminRequest) => AdminAnswer>;

export interface AdminRoute {
  readonly name: string;
  readonly self: AdminMethods;
  readonly below?: AdminMethods;
}

/** A call of the admin endpoint that cannot be done. */
export class AdminError extends Error {
  override readonly name = 'AdminError';
  readonly status: number;
  /** Where in the body it is. */
  readonly place: Readonly<Record<string, string | number>>;

  constructor(status: number, message: string, place: AdminError['place'] = {}) {
    super(message);
    this.status = status;
    this.place = place;
  }
}
