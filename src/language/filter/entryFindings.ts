import { type Filter, type Span } from '../../scim/filter/ast.js';
import { checkFilter } from '../../scim/filter/check/checkFilter.js';
import { type FilterFinding } from '../../scim/filter/check/finding.js';
import { scanToken } from '../../scim/filter/lexer.js';
import { parseFilter } from '../../scim/filter/parser.js';
import { findMeantName } from '../../scim/filter/suggest.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { typesOf } from './entryTypes.js';
import { type FilterEntry, readFilterEntries } from './filterEntries.js';
import { findTypeNamed } from './resourceTypeOf.js';

/** More would not help anybody, and each costs the editor. */
const mostFindings = 200;

/** What is wrong in a `.scimfilter` document, with places in the document. */
export function findingsInDocument(
  document: string,
  registry: SchemaRegistry,
): readonly FilterFinding[] {
  const entries = readFilterEntries(document);
  const findings: FilterFinding[] = [...findUnknownTypes(entries, registry)];
  for (const entry of entries) {
    if (findings.length >= mostFindings) {
      break;
    }
    findings.push(...findingsInEntry(entry, registry));
  }
  return findings;
}

function findingsInEntry(entry: FilterEntry, registry: SchemaRegistry): readonly FilterFinding[] {
  const { text, span } = entry;
  const parsed = parseFilter(text);
  const findings: readonly FilterFinding[] = parsed.ok
    ? [...checkForBest(parsed.filter, typesOf(registry, entry), text), ...findWideSpaces(text)]
    : [{ level: 'error', ...parsed.problem }];
  return findings.map((finding) => moved(finding, span.start));
}

/** Of the types that a filter may be about, the one that has least against it. */
function checkForBest(
  filter: Filter,
  types: readonly ResourceType[],
  text: string,
): readonly FilterFinding[] {
  const checked = types.map((type) => checkFilter(filter, type, text));
  const [best = []] = checked.toSorted((left, right) => weigh(left) - weigh(right));
  return best;
}

const weights: Readonly<Record<FilterFinding['level'], number>> = {
  error: 10,
  warning: 10,
  hint: 1,
};

const weigh = (findings: readonly FilterFinding[]): number =>
  findings.reduce((sum, { level }) => sum + weights[level], 0);

/** RFC 7644, figure 1, has one space; more are read by most servers, but not by all. */
function findWideSpaces(text: string): readonly FilterFinding[] {
  const found: FilterFinding[] = [];
  let end = 0;
  for (let token = scanToken(text, 0); token.kind !== 'end';) {
    const span = { start: end, end: token.start };
    if (
      end > 0 &&
      / {2}/.test(text.slice(span.start, span.end)) &&
      !text.slice(span.start, span.end).includes('\n')
    ) {
      found.push({
        level: 'hint',
        message: 'RFC 7644, figure 1, has one space here; some servers read no more',
        span,
        fix: { span, text: ' ' },
      });
    }
    end = token.end;
    token = scanToken(text, end);
  }
  return found;
}

function findUnknownTypes(
  entries: readonly FilterEntry[],
  registry: SchemaRegistry,
): readonly FilterFinding[] {
  const types = new Set(entries.map(({ type }) => type).filter((type) => type !== undefined));
  const names = registry.resourceTypes.map(({ name }) => name);
  return [...types]
    .filter(({ name }) => !findTypeNamed(registry, name))
    .map(({ name, span }) => {
      const meant = findMeantName(name, names);
      return {
        level: 'warning',
        message: `There is no resource type ${JSON.stringify(name.slice(0, 60))}; there are ${names.join(', ')}`,
        span,
        ...(meant !== undefined && { fix: { span, text: meant } }),
      };
    });
}

const moved = ({ fix, ...finding }: FilterFinding, by: number): FilterFinding => ({
  ...finding,
  span: movedSpan(finding.span, by),
  ...(fix && { fix: { text: fix.text, span: movedSpan(fix.span, by) } }),
});

const movedSpan = ({ start, end }: Span, by: number): Span => ({
  start: start + by,
  end: end + by,
});
