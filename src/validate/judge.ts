import { type Exchange } from '../exchange/exchange.js';
import { type SchemaRegistry } from '../scim/schema/registry.js';
import { Collector } from './collector.js';
import { type Finding } from './finding.js';
import { History } from './history/history.js';
import { judgeMessage } from './judgeMessage.js';
import { findingOfObservation } from './observationFinding.js';
import { type RuleLevels } from './ruleLevels.js';
import { exchangeRules, fallbackRules, findRule } from './rules/allRules.js';
import { ExchangeView } from './view/exchangeView.js';

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
  /** By the server that was called: what one of them keeps says nothing of another. */
  readonly #histories = new Map<string, History>();
  readonly #registry: () => SchemaRegistry;
  readonly levels: RuleLevels;

  constructor({ registry, levels = new Map() }: JudgeOptions) {
    this.#registry = registry;
    this.levels = levels;
  }

  /** Worst first; else as the exchange is read. */
  judge(exchange: Exchange): readonly Finding[] {
    const view = new ExchangeView(exchange, this.#registry());
    const history = this.#historyOf(serverOf(exchange));
    const collected = new Collector(this.levels);
    for (const message of [...view.requestMessages, ...view.answerMessages]) {
      judgeMessage(message, collected);
    }
    for (const rule of exchangeRules) {
      collected.add(rule, rule.check(view, history));
    }
    addObservations(view, collected);
    addFallback(view, collected);
    history.learn(view);
    return collected.findings();
  }

  #historyOf(server: string): History {
    const known = this.#histories.get(server);
    const history = known ?? new History();
    if (!known) {
      this.#histories.set(server, history);
    }
    return history;
  }
}

/** The mock is one, by whatever address it was called; so is what one file or one forwarding has. */
const serverOf = ({ source, baseUrl }: Exchange): string =>
  source === 'mock' || source === 'forward' || source === 'import'
    ? source
    : `${source} ${baseUrl}`;

/** Ids of rules that there are none of. */
export const unknownRules = (levels: RuleLevels): readonly string[] =>
  [...levels.keys()].filter((id) => !findRule(id));

/** The first that fits, where nothing serious was found about the request or its status. */
function addFallback(view: ExchangeView, collected: Collector): void {
  if (collected.hasReason) {
    return;
  }
  for (const rule of fallbackRules) {
    const problems = rule.check(view);
    if (problems) {
      collected.add(rule, problems);
      return;
    }
  }
}

/** What the mock server itself noticed, where no rule has found the same. */
function addObservations(view: ExchangeView, collected: Collector): void {
  for (const observation of view.exchange.observations) {
    const rest = collected.covered.remainderOf(observation);
    if (rest) {
      collected.addFinding(findingOfObservation(rest, view));
    }
  }
}
