import { type ExchangeRule, type FallbackRule, type MessageRule, type Rule } from '../rule.js';
import { answerBodyRules } from './answerBodyRules.js';
import { attributeRules } from './attributeRules.js';
import { listValueRules } from './listValueRules.js';
import { listRules } from './listRules.js';
import { messageRules } from './messageRules.js';
import { errorRules } from './errorRules.js';
import { bulkAnswerRules } from './bulkAnswerRules.js';
import { bulkLimitRules } from './bulkLimitRules.js';
import { bulkRequestRules } from './bulkRequestRules.js';
import { patchRules } from './patchRules.js';
import { createdRules } from './createdRules.js';
import { conditionalRules } from './conditionalRules.js';
import { deletionRules } from './deletionRules.js';
import { definitionRules } from './definitionRules.js';
import { discoveryRules } from './discoveryRules.js';
import { metaRules } from './metaRules.js';
import { membershipRules } from './membershipRules.js';
import { credentialRules } from './credentialRules.js';
import { allNotes } from './notes/allNotes.js';
import { queryRequestRules } from './queryRequestRules.js';
import { wrongRefusalRules } from './wrongRefusalRules.js';
import { requestRules } from './requestRules.js';
import { requestBodyRules } from './requestBodyRules.js';
import { refusalRules } from './refusalRules.js';
import { requestQueryRules } from './requestQueryRules.js';
import { requestTargetRules } from './requestTargetRules.js';
import { statusRules } from './statusRules.js';
import { echoRules } from './echoRules.js';
import { failureRules } from './failureRules.js';
import { identityRules } from './identityRules.js';
import { pageRules } from './pageRules.js';
import { queryAnswerRules } from './queryAnswerRules.js';
import { askedRules } from './askedRules.js';
import { keptRules } from './keptRules.js';
import { listContentRules } from './listContentRules.js';
import { repeatedNameRules } from './repeatedNameRules.js';
import { schemasRules } from './schemasRules.js';
import { schemaRules } from './schemaRules.js';
import { targetRules } from './targetRules.js';
import { valueRules } from './valueRules.js';
import { versionRules } from './versionRules.js';

/** Every rule there is, in the order of docs/rules.md. */
export const allRules: readonly Rule[] = [
  ...schemaRules,
  ...attributeRules,
  ...repeatedNameRules,
  ...valueRules,
  ...listValueRules,
  ...metaRules,
  ...schemasRules,
  ...listRules,
  ...listContentRules,
  ...messageRules,
  ...patchRules,
  ...bulkRequestRules,
  ...bulkAnswerRules,
  ...bulkLimitRules,
  ...errorRules,
  ...createdRules,
  ...requestRules,
  ...requestTargetRules,
  ...requestBodyRules,
  ...requestQueryRules,
  ...refusalRules,
  ...queryRequestRules,
  ...credentialRules,
  ...allNotes,
  ...answerBodyRules,
  ...statusRules,
  ...failureRules,
  ...targetRules,
  ...wrongRefusalRules,
  ...echoRules,
  ...keptRules,
  ...queryAnswerRules,
  ...pageRules,
  ...askedRules,
  ...identityRules,
  ...deletionRules,
  ...membershipRules,
  ...versionRules,
  ...conditionalRules,
  ...discoveryRules,
  ...definitionRules,
];

export const exchangeRules: readonly ExchangeRule[] = allRules.filter(
  (rule) => rule.on === 'exchange',
);

export const fallbackRules: readonly FallbackRule[] = allRules.filter(
  (rule) => rule.on === 'fallback',
);

export const rulesOfMessages: readonly MessageRule[] = allRules.filter(
  (rule) => rule.on === 'message',
);

const byId: ReadonlyMap<string, Rule> = new Map(allRules.map((rule) => [rule.id, rule]));

/** @throws Error where there is none: whoever names a rule must have written it */
export function getRule(id: string): Rule {
  const rule = byId.get(id);
  if (!rule) {
    throw new Error(`There is no rule ${id}`);
  }
  return rule;
}

const byObservation: ReadonlyMap<string, Rule> = new Map(
  allRules
    .flatMap((rule) => (rule.covers ?? []).map((observation) => [observation, rule] as const))
    .toReversed(),
);

/** What is to be said of an observation of the mock server: its own rule, or the first that covers it. */
export const findObservationRule = (id: string): Rule | undefined =>
  byId.get(id) ?? byObservation.get(id);

export const findRule = (id: string): Rule | undefined => byId.get(id);
