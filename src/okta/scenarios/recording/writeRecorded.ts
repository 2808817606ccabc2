import { type JsonObject, type JsonValue } from '../../../base/json.js';
import {
  type RecordedExpectation,
  type RecordedRequest,
  type RecordedScenario,
  type RecordedStep,
  recordedVersion,
} from '../recorded/recordedScenario.js';

/** The text of a file that `readRecorded` reads. */
export function writeRecorded({ title, description, steps }: RecordedScenario): string {
  const document: JsonObject = {
    scimScenario: recordedVersion,
    title,
    ...(description !== undefined && { description }),
    steps: steps.map(toStepJson),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

const toStepJson = ({ title, request, expect, learn }: RecordedStep): JsonObject => ({
  title,
  request: toRequestJson(request),
  expect: toExpectJson(expect),
  ...(learn.length > 0 && { learn: Object.fromEntries(learn) }),
});

const toRequestJson = ({
  method,
  path,
  query,
  headers,
  body,
  text,
}: RecordedRequest): JsonObject => ({
  ...{ method, path },
  ...(query.length > 0 && { query: toMembers(query) }),
  ...(headers.length > 0 && { headers: toMembers(headers) }),
  ...(body !== undefined && { body }),
  ...(text !== undefined && { text }),
});

const toExpectJson = ({ status, body, lacks }: RecordedExpectation): JsonObject => {
  const [only] = status;
  return {
    status: status.length === 1 && only !== undefined ? only : status,
    ...(body && { body }),
    ...(lacks && { lacks }),
  };
};

/** Several values of one name as a list. */
function toMembers(pairs: readonly (readonly [string, string])[]): JsonObject {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  return Object.fromEntries(
    [...values].map(([name, all]): readonly [string, JsonValue] => [
      name,
      all.length === 1 ? (all[0] ?? '') : all,
    ]),
  );
}
