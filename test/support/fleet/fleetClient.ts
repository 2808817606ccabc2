import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.js';
import { type FleetServer } from './fleetServer.js';
import { fleetToken } from './fleetHttp.js';

export interface FleetAnswer {
  readonly status: number;
  readonly body: JsonObject;
}

/** Sends one request to a server of the fleet, with its credentials. */
export async function ask(
  server: FleetServer,
  method: string,
  path: string,
  body?: JsonValue,
): Promise<FleetAnswer> {
  const response = await fetch(`${server.baseUrl}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${fleetToken}`,
      'Content-Type': 'application/scim+json; charset=utf-8',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json: unknown = text === '' ? {} : JSON.parse(text);
  return { status: response.status, body: isJsonObject(json) ? json : {} };
}

/** Runs something while a server of the fleet is there. */
export async function withFleetServer<T>(
  serverClass: new () => FleetServer,
  run: (server: FleetServer) => Promise<T>,
): Promise<T> {
  const server = new serverClass();
  await server.start();
  try {
    return await run(server);
  } finally {
    await server.stop();
  }
}
