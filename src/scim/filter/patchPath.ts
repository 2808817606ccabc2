import { type AttributePath, type Filter, type Span } from './ast.js';

interface BareUrnPath {
  readonly kind: 'extension';
  readonly urn: string;
  readonly span: Span;
}

interface AttributePatchPath extends AttributePath {
  readonly kind: 'attribute';
}

interface ValuePatchPath extends AttributePath {
  readonly kind: 'valuePath';
  /** Which values of the attribute are meant. */
  readonly filter: Filter;
}

/** The path of a PATCH operation (RFC 7644 3.5.2). */
export type PatchPath = BareUrnPath | AttributePatchPath | ValuePatchPath;
