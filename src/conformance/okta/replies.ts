import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { readAnyCase } from '../../validate/view/anyCase.js';
import { type Reply } from '../model/caseContext.js';

export const isSuccess = ({ status }: Reply): boolean => status >= 200 && status < 300;

/** For example `400 (Attribute 'active' is unknown)`: the status with what the server says of it. */
export function tellStatus({ status, body, sent }: Reply): string {
  const { detail } = body;
  const text = sent.answer?.text.trim() ?? '';
  const said = typeof detail === 'string' && detail !== '' ? detail : text;
  return status < 400 || said === '' ? String(status) : `${String(status)} (${shorten(said)})`;
}

/** The resources of a list; none where it leaves `Resources` out, as it may when it is empty. */
export function resourcesOf({ body }: Reply): readonly JsonObject[] {
  const resources = readAnyCase(body, 'Resources');
  return isJsonArray(resources) ? resources.filter(isJsonObject) : [];
}

/** An id or a name as a text; empty where there is none. */
export const textOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

export const totalOf = (reply: Reply | undefined): JsonValue => reply?.body['totalResults'] ?? null;

/** What a request was answered with, for a difference. */
export const answerOf = ({ status, json }: Reply): JsonObject => ({ status, body: json ?? null });
