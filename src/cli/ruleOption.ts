import { InvalidArgumentError } from 'commander';
import { isRuleLevel, ruleLevelNames, type RuleLevels } from '../validate/ruleLevels.js';

/** `--rule id=level`; the last one of an id counts. */
export function collectRule(text: string, before: RuleLevels = new Map()): RuleLevels {
  const at = text.lastIndexOf('=');
  const level = text.slice(at + 1).trim();
  if (at < 1 || !isRuleLevel(level)) {
    throw new InvalidArgumentError(
      `Write the id of a rule, = and one of ${ruleLevelNames.join(', ')}: schema.nameCapitals=off.`,
    );
  }
  return new Map([...before, [text.slice(0, at).trim(), level]]);
}

export const ruleOptionHelp = 'report a rule as error, warning or hint, or off; may be repeated';
