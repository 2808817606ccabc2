import { type CompareFilter, type LogicalFilter } from '../ast.js';
import { type Scope } from '../scope.js';
import { type FilterFinding } from './finding.js';

/**
 * `emails.type eq "work" and emails.value co "@a"` also holds where one e-mail address is for work and
 * another has the text; brackets ask for one and the same (RFC 7644 3.4.2.2).
 */
export function findSplitValues(
  scope: Scope,
  { kind, filters }: LogicalFilter,
  source: string,
): readonly FilterFinding[] {
  if (kind === 'or') {
    return [];
  }
  const groups = new Map<string, CompareFilter[]>();
  for (const filter of filters) {
    const name = filter.kind === 'compare' ? findList(scope, filter) : undefined;
    if (name !== undefined && filter.kind === 'compare') {
      groups.set(name, [...(groups.get(name) ?? []), filter]);
    }
  }
  return [...groups].flatMap(([name, parts]) => toFinding(name, parts, source));
}

/** The list of which the condition looks at one part. */
function findList(scope: Scope, { path }: CompareFilter): string | undefined {
  const attribute = path.sub === undefined ? undefined : scope.find(path)?.attribute;
  const prefix = path.urn === undefined ? '' : `${path.urn}:`;
  return attribute?.isMultiValued === true ? `${prefix}${attribute.name}` : undefined;
}

function toFinding(
  name: string,
  parts: readonly CompareFilter[],
  source: string,
): readonly FilterFinding[] {
  const [first, second] = parts;
  const subs = new Set(parts.map(({ path }) => path.sub?.toLowerCase()));
  if (!first || !second || subs.size < 2) {
    return [];
  }
  const last = parts.at(-1) ?? second;
  const span = { start: first.span.start, end: last.span.end };
  const inner = parts.map(
    (part) => `${part.path.sub ?? ''}${source.slice(part.path.span.end, part.span.end)}`,
  );
  const isAlone = isJoined(source, parts);
  return [
    {
      level: 'hint',
      message: `These may hold for different values of ${name}; ${name}[…] asks for one and the same value`,
      span,
      ...(isAlone && { fix: { span, text: `${name}[${inner.join(' and ')}]` } }),
    },
  ];
}

/** Whether nothing but "and" stands between them. */
const isJoined = (source: string, parts: readonly CompareFilter[]): boolean =>
  parts.every((part, at) => {
    const next = parts[at + 1];
    return !next || /^\s+and\s+$/i.test(source.slice(part.span.end, next.span.start));
  });
