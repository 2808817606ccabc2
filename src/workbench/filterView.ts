import { isJsonArray, readMember } from '../base/json.js';
import { type DecodedFilter, type FilterRemark } from '../protocol/inspector.js';
import { type Filter } from '../scim/filter/ast.js';
import { checkFilter } from '../scim/filter/check/checkFilter.js';
import { explainFilter } from '../scim/filter/explain.js';
import { type FilterToken, toFilterTokens } from '../scim/filter/filterTokens.js';
import { findMended } from '../scim/filter/mend.js';
import { parseFilter } from '../scim/filter/parser.js';
import { type Problem, describeFix } from '../scim/filter/problem.js';
import { type ResourceType } from '../scim/schema/resourceType.js';
import { type ExchangeView } from '../validate/view/exchangeView.js';

/** Beyond it a filter has one colour, and nobody reads it anyway. */
const colouredLength = 20_000;
/** More would not help anybody. */
const mostRemarks = 50;

/** The filter of a request: in colours, with what is wrong and where, and in words. Undefined where there is none. */
export function toFilterView(facts: ExchangeView): DecodedFilter | undefined {
  const text = facts.parameter('filter');
  const parsed = facts.filterParse;
  if (text === undefined || !parsed) {
    return undefined;
  }
  const plain = {
    text,
    tokens: tokensOf(text),
    isAnswered: isJsonArray(facts.result && readMember(facts.result, 'Resources')),
  };
  if (!parsed.ok) {
    const { problem } = parsed;
    return {
      ...plain,
      remarks: [toRemark(text, 'error', problem)],
      ...meantBy(text, problem, facts.type),
    };
  }
  return {
    ...plain,
    remarks: [...findTolerated(text), ...findAgainstSchemas(parsed.filter, facts.type, text)],
    tree: explainFilter(parsed.filter, facts.type),
  };
}

const tokensOf = (text: string): readonly FilterToken[] =>
  text.length > colouredLength ? [{ kind: 'plain', text }] : toFilterTokens(text);

const toRemark = (
  text: string,
  level: FilterRemark['level'],
  { message, span, fix }: Problem,
): FilterRemark => ({
  level,
  message,
  start: span.start,
  end: span.end,
  ...(fix && { proposal: describeFix(text, fix) }),
});

/** The filter as it was probably meant, where that can be told. */
function meantBy(
  text: string,
  problem: Problem,
  type: ResourceType | undefined,
): Pick<DecodedFilter, 'meant'> {
  const mended = findMended(text, problem);
  const parsed = mended === undefined ? undefined : parseFilter(mended);
  return mended !== undefined && parsed?.ok
    ? { meant: { tokens: tokensOf(mended), tree: explainFilter(parsed.filter, type) } }
    : {};
}

/** What the server read all the same, such as a value without quotes. */
function findTolerated(text: string): readonly FilterRemark[] {
  const parsed = parseFilter(text);
  return parsed.ok ? [] : [toRemark(text, 'warning', parsed.problem)];
}

const findAgainstSchemas = (
  filter: Filter,
  type: ResourceType | undefined,
  text: string,
): readonly FilterRemark[] =>
  type
    ? checkFilter(filter, type, text)
        .slice(0, mostRemarks)
        .map((finding) => toRemark(text, finding.level, finding))
    : [];
