import { type Collector } from './collector.js';
import { getRule, rulesOfMessages } from './rules/allRules.js';
import { messageProblems } from './schema/messageProblems.js';
import { schemaProblems } from './schema/schemaProblems.js';
import { isScim11Urn } from './view/messageKind.js';
import { type MessageView } from './view/messageView.js';

/** What can be said of one message by itself. */
export function judgeMessage(message: MessageView, collected: Collector): void {
  const problems = isOldDocument(message)
    ? []
    : [...schemaProblems(message), ...messageProblems(message)];
  for (const problem of problems) {
    collected.add(getRule(problem.rule), problem);
  }
  for (const rule of rulesOfMessages) {
    collected.add(rule, rule.check(message));
  }
}

/** Of a file that was written for SCIM 1.1 it is enough to say so. */
const isOldDocument = ({ side, schemas }: MessageView): boolean =>
  side === undefined && schemas.some(isScim11Urn);
