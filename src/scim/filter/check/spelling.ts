import { type AttributePath, type CompareFilter, type PresentFilter, type Span } from '../ast.js';
import { findOperator } from '../operators.js';
import { printPath } from '../print.js';
import { type Scope } from '../scope.js';
import { type FilterFinding } from './finding.js';

/** Names and operators in other capitals: allowed (RFC 7644 3.4.2.2), but not every server knows that. */
export function findOddSpellings(
  scope: Scope,
  { path }: CompareFilter | PresentFilter,
  source: string,
  operator: Span,
): readonly FilterFinding[] {
  const usual = usualPath(scope, path);
  const written = source.slice(operator.start, operator.end);
  const meant = findOperator(written);
  return [
    ...(usual === undefined || usual === printPath(path)
      ? []
      : [toFinding(`The schema writes ${usual}`, path.span, usual)]),
    ...(meant === undefined || meant === written
      ? []
      : [toFinding(`RFC 7644 writes ${meant}`, operator, meant)]),
  ];
}

const toFinding = (message: string, span: Span, text: string): FilterFinding => ({
  level: 'hint',
  message: `${message}; capitals do not matter, but some servers think so`,
  span,
  fix: { span, text },
});

/** The URN stays as it is. */
function usualPath(scope: Scope, path: AttributePath): string | undefined {
  const found = scope.find(path);
  return (
    found &&
    printPath({
      ...path,
      name: found.attribute.name,
      ...(path.sub !== undefined && { sub: found.leaf.name }),
    })
  );
}
