import { getNodeValue } from 'jsonc-parser';
import { type JsonValue } from '../../base/json.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type Span } from '../../scim/filter/ast.js';
import { judgeInSteps } from '../../validate/document/judgeDocument.js';
import { type Finding } from '../../validate/finding.js';
import { type RuleLevels } from '../../validate/ruleLevels.js';
import { isScimDocument } from '../isScimDocument.js';
import { type JsonTree, readJsonTree } from '../json/jsonTree.js';
import { findingSpan } from './findingSpan.js';

/** A finding with its place in the text. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly span: Span;
}

export type JudgedText =
  | { readonly kind: 'judged'; readonly findings: readonly PlacedFinding[] }
  /** It is being written, or is no JSON. */
  | { readonly kind: 'broken' }
  | { readonly kind: 'notScim' };

export interface JudgeTextOptions {
  readonly registry: SchemaRegistry;
  readonly levels: RuleLevels;
  /** By its name; else its `schemas` must tell that it is. */
  readonly isScim: boolean;
  /** As many as anybody reads. */
  readonly most: number;
}

/** Stops after each message in the document, so that a long one keeps nobody waiting. */
export function* judgeText(
  text: string,
  { registry, levels, isScim, most }: JudgeTextOptions,
): Generator<undefined, JudgedText> {
  const tree = readJsonTree(text);
  yield;
  const value = tree.isWhole ? valueOf(tree) : undefined;
  if (value === undefined) {
    return { kind: 'broken' };
  }
  if (!isScim && !isScimDocument(tree, registry)) {
    return { kind: 'notScim' };
  }
  const findings = yield* judgeInSteps(value, { registry, levels });
  return {
    kind: 'judged',
    findings: findings
      .slice(0, most)
      .map((finding) => ({ finding, span: findingSpan(tree, finding) })),
  };
}

/** Comments, which VS Code's own JSON may have, are passed over. */
function valueOf({ text, root }: JsonTree): JsonValue | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    // expected: comments, or a comma at the end
    const value: unknown = root && getNodeValue(root);
    return isJson(value) ? value : undefined;
  }
}

/** Both ways of reading give nothing else. */
const isJson = (value: unknown): value is JsonValue => value !== undefined;
