import { type Exchange } from '../exchange/exchange.js';
import { type SchemaRegistry } from '../scim/schema/registry.js';
import { compareLevels, type Finding, type FindingLevel } from './finding.js';
import { History } from './history/history.js';
import { type Problem, type Problems, type RuleText } from './rule.js';
import { type RuleLevels } from './ruleLevels.js';
import { exchangeRules, findRule, getRule, rulesOfMessages } from './rules/allRules.js';
import { messageProblems } from './schema/messageProblems.js';
import { schemaProblems } from './schema/schemaProblems.js';
import { ExchangeView } from './view/exchangeView.js';
import { type MessageView } from './view/messageView.js';

export interface JudgeOptions {
  /** Asked for each exchange, as a server may come with other schemas. */
  readonly registry: () => SchemaRegistry;
  /** Levels that differ from those of the rules. */
  readonly levels?: RuleLevels;
}

/**
 * Says what is wrong with exchanges, each in the light of those before it: so it takes them in their
 * order.
 */
export class Judge {
  readonly #history = new History();
  readonly #registry: () => SchemaRegistry;
  readonly levels: RuleLevels;

  constructor({ registry, levels = new Map() }: JudgeOptions) {
    this.#registry = registry;
    this.levels = levels;
  }

  /** Worst first; else as the exchange is read. */
  judge(exchange: Exchange): readonly Finding[] {
    const view = new ExchangeView(exchange, this.#registry());
    const collected = new Collector(this.levels);
    for (const message of [...view.requestMessages, ...view.answerMessages]) {
      judgeMessage(message, collected);
    }
    for (const rule of exchangeRules) {
      collected.add(rule, rule.check(view, this.#history));
    }
    addObservations(exchange, collected);
    this.#history.learn(view);
    return collected.findings();
  }
}

/** Ids of rules that there are none of. */
export const unknownRules = (levels: RuleLevels): readonly string[] =>
  [...levels.keys()].filter((id) => !findRule(id));

function judgeMessage(message: MessageView, collected: Collector): void {
  for (const problem of [...schemaProblems(message), ...messageProblems(message)]) {
    collected.add(getRule(problem.rule), problem);
  }
  for (const rule of rulesOfMessages) {
    collected.add(rule, rule.check(message));
  }
}

/** What the mock server itself noticed, where no rule has found the same. */
function addObservations(exchange: Exchange, collected: Collector): void {
  for (const { id, level, detail } of exchange.observations) {
    const rule = findRule(id);
    if (collected.covers(id)) {
      continue;
    }
    collected.addFinding({
      rule: id,
      level,
      message: detail,
      place: { part: 'exchange' },
      references: rule?.references ?? [],
      ...(rule?.okta && { okta: rule.okta }),
      fix: rule?.fix ?? '',
    });
  }
}

class Collector {
  readonly #levels: RuleLevels;
  readonly #findings: Finding[] = [];
  readonly #covered = new Set<string>();

  constructor(levels: RuleLevels) {
    this.#levels = levels;
  }

  add(rule: RuleText, problems: Problems): void {
    if (problems === undefined) {
      return;
    }
    for (const problem of isList(problems) ? problems : [problems]) {
      this.#add(rule, problem);
    }
  }

  addFinding(finding: Finding): void {
    const level = this.#levelOf(finding.rule, finding.level);
    if (level !== 'off') {
      this.#findings.push({ ...finding, level });
    }
  }

  /** Whether a rule has already said what the observation says. */
  covers(observation: string): boolean {
    return this.#covered.has(observation);
  }

  findings(): readonly Finding[] {
    return this.#findings.toSorted((left, right) => compareLevels(left.level, right.level));
  }

  #add(rule: RuleText, problem: Problem): void {
    this.#covered.add(rule.id);
    for (const observation of rule.covers ?? []) {
      this.#covered.add(observation);
    }
    this.addFinding({
      rule: rule.id,
      level: problem.level ?? rule.level,
      message: problem.message,
      place: problem.place,
      references: rule.references,
      ...(rule.okta && { okta: rule.okta }),
      fix: problem.fix ?? rule.fix,
      ...(problem.related && { related: problem.related }),
    });
  }

  #levelOf(rule: string, usual: FindingLevel): FindingLevel | 'off' {
    return this.#levels.get(rule) ?? usual;
  }
}

const isList = (problems: Problem | readonly Problem[]): problems is readonly Problem[] =>
  Array.isArray(problems);
