import { type JsonObject } from '../../base/json.js';
import { applyPatch } from '../../scim/patch/applyPatch.js';
import { readPatchRequest } from '../../scim/patch/readPatch.js';
import { createProfile } from '../../scim/profile.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';

/** Notes are for those who answer, not for those who look on. */
const noNote = (): void => undefined;

/**
 * What is known of a resource after a request for it that the service took: the resource in the
 * answer; where there is none, what the request makes of what was known.
 */
export function contentAfter(
  view: ExchangeView,
  before: JsonObject | undefined,
): JsonObject | undefined {
  const { answer, type, method } = view;
  const isWhole = answer !== undefined && !view.isProjected && view.answerMessage?.kind !== 'list';
  if (isWhole && readText(answer, 'id') !== undefined) {
    return answer;
  }
  if (!type || method === 'GET' || method === 'HEAD') {
    return before;
  }
  return method === 'PATCH' ? patched(type, before, view.sent) : view.sent;
}

/**
 * What a PATCH makes of a resource by RFC 7644 3.5.2; undefined where that cannot be told, because
 * the operations do not fit what is known.
 */
export function patched(
  type: ResourceType,
  before: JsonObject | undefined,
  body: JsonObject | undefined,
): JsonObject | undefined {
  if (!before || !body) {
    return undefined;
  }
  const context = { profile: lenient, note: noNote };
  try {
    return applyPatch(type, before, readPatchRequest(body, context), context);
  } catch {
    // expected: the service took operations that our own engine refuses
    return undefined;
  }
}

/** The most tolerant of the profiles: it is the service that decides what it takes. */
const lenient = createProfile('entra');
