import { type Collector } from './collector.js';
import { getRule, rulesOfMessages } from './rules/allRules.js';
import { messageProblems } from './schema/messageProblems.js';
import { schemaProblems } from './schema/schemaProblems.js';
import { type MessageView } from './view/messageView.js';

/** What can be said of one message by itself. */
export function judgeMessage(message: MessageView, collected: Collector): void {
  for (const problem of [...schemaProblems(message), ...messageProblems(message)]) {
    collected.add(getRule(problem.rule), problem);
  }
  for (const rule of rulesOfMessages) {
    collected.add(rule, rule.check(message));
  }
}
