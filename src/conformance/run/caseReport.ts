import { compareLevels } from '../../validate/finding.js';
import { type JsonValue } from '../../base/json.js';
import { Redactor } from '../../exchange/redaction.js';
import { type Expectation } from '../model/caseContext.js';
import { type CaseFailure } from '../model/runResult.js';

/** Of one failure that comes again and again the first ones tell enough. */
const mostExchanges = 6;
/** Beyond it a difference is no help to anybody. */
const longestValue = 20_000;

/** What was found in one case, each cause once. */
export class CaseReport {
  readonly #byCause = new Map<string, CaseFailure>();
  /** What the judge found, by exchange. */
  readonly #rulesByExchange = new Map<string, Set<string>>();
  readonly #pending: { readonly failure: CaseFailure; readonly sameAs: readonly string[] }[] = [];

  addFound(failure: CaseFailure): void {
    const [exchangeId = ''] = failure.exchangeIds;
    const rules = this.#rulesByExchange.get(exchangeId) ?? new Set();
    rules.add(failure.cause.split(' ', 1)[0] ?? '');
    this.#rulesByExchange.set(exchangeId, rules);
    this.#add(failure);
  }

  addExpectation(
    expectation: Expectation,
    from: {
      readonly caseId: string;
      readonly expectedBy: readonly string[];
      readonly exchangeIds: readonly string[];
    },
  ): void {
    const { expected, actual, okta, level = 'error', sameAs = [] } = expectation;
    this.#pending.push({
      sameAs,
      failure: {
        cause: expectation.cause ?? `${from.caseId}.${expectation.id}`,
        level,
        message: expectation.message,
        ...(expected !== undefined && { expected: toText(expected) }),
        ...(actual !== undefined && { actual: toText(actual) }),
        expectedBy: expectation.expectedBy ?? from.expectedBy,
        exchangeIds: from.exchangeIds,
        ...(okta && { okta }),
        fix: expectation.fix,
      },
    });
  }

  /** Worst first, what the case itself expects before what the judge found. */
  failures(): readonly CaseFailure[] {
    const found = [...this.#byCause.values()];
    this.#byCause.clear();
    for (const { failure, sameAs } of this.#pending.splice(0)) {
      const isFound = failure.exchangeIds.some((id) =>
        sameAs.some((rule) => this.#rulesByExchange.get(id)?.has(rule)),
      );
      if (!isFound) {
        this.#add(failure);
      }
    }
    found.forEach((failure) => {
      this.#add(failure);
    });
    return [...this.#byCause.values()].toSorted((left, right) =>
      compareLevels(left.level, right.level),
    );
  }

  #add(failure: CaseFailure): void {
    const known = this.#byCause.get(failure.cause);
    if (!known) {
      this.#byCause.set(failure.cause, failure);
    } else if (known.exchangeIds.length < mostExchanges) {
      const exchangeIds = [...new Set([...known.exchangeIds, ...failure.exchangeIds])];
      this.#byCause.set(failure.cause, {
        ...known,
        exchangeIds: exchangeIds.slice(0, mostExchanges),
      });
    }
  }
}

const redactor = new Redactor();

/** Values come from whole answers, which may hold what nobody may see. */
function toText(value: JsonValue): string {
  const text = redactor.redactText(JSON.stringify(value, undefined, 2));
  return text.length <= longestValue ? text : `${text.slice(0, longestValue)}…`;
}
