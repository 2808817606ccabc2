import { isJsonObject } from '../base/json.js';
import {
  type AnswerEffect,
  type FaultAnswer,
  type FaultContext,
  type FaultKind,
} from './faultKind.js';

/** What a fault does to an answer; undefined where it is none that it hits. */
export function applyToAnswer(
  kind: FaultKind,
  answer: FaultAnswer,
  context: FaultContext,
): AnswerEffect | undefined {
  return kind.answer?.(answer, context) ?? applyToJson(kind, answer, context);
}

function applyToJson(
  kind: FaultKind,
  answer: FaultAnswer,
  context: FaultContext,
): AnswerEffect | undefined {
  const body = kind.json ? parse(answer.text) : undefined;
  const changed = isJsonObject(body) ? kind.json?.(body, context) : undefined;
  return changed === undefined
    ? undefined
    : { do: 'replace', answer: { ...answer, text: JSON.stringify(changed) } };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // expected: another fault may have cut it, or made it a page
    return undefined;
  }
}
