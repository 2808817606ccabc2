import { Covered, isOfRequest } from './covered.js';
import { compareLevels, type Finding, type FindingLevel } from './finding.js';
import { type Problem, type Problems, type RuleText } from './rule.js';
import { type RuleLevels } from './ruleLevels.js';

/** Makes findings of the problems that rules have found, with the levels that the user set. */
export class Collector {
  readonly #levels: RuleLevels;
  readonly #findings: Finding[] = [];
  #hasReason = false;
  /** Where rules have said what the mock server may have noticed, too. */
  readonly covered = new Covered();

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
    const { part } = finding.place;
    this.#hasReason ||=
      finding.level !== 'hint' && (part === 'status' || isOfRequest(finding.place));
    const level = this.#levelOf(finding.rule, finding.level);
    if (level !== 'off') {
      this.#findings.push({ ...finding, level });
    }
  }

  /** Whether something serious was found about the request or its status, also where the user has turned it off. */
  get hasReason(): boolean {
    return this.#hasReason;
  }

  /** Worst first; else as they came. */
  findings(): readonly Finding[] {
    return this.#findings.toSorted((left, right) => compareLevels(left.level, right.level));
  }

  #add(rule: RuleText, problem: Problem): void {
    this.covered.add(rule, problem.place);
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
