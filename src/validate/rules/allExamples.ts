import { type RuleExamples } from '../example/exampleExchange.js';
import { answerBodyExamples } from './answerBodyRules.js';
import { attributeExamples } from './attributeRules.js';
import { listExamples } from './listRules.js';
import { messageExamples } from './messageRules.js';
import { errorExamples } from './errorRules.js';
import { bulkLimitExamples } from './bulkLimitRules.js';
import { bulkExamples } from './bulkExamples.js';
import { patchExamples } from './patchExamples.js';
import { createdExamples } from './createdRules.js';
import { conditionalExamples } from './conditionalRules.js';
import { deletionExamples } from './deletionRules.js';
import { definitionExamples } from './definitionExamples.js';
import { discoveryExamples } from './discoveryExamples.js';
import { metaExamples } from './metaRules.js';
import { membershipExamples } from './membershipRules.js';
import { credentialExamples } from './credentialRules.js';
import { noteExamples } from './notes/allNotes.js';
import { queryRequestExamples } from './queryRequestRules.js';
import { wrongRefusalExamples } from './wrongRefusalExamples.js';
import { requestExamples } from './requestRules.js';
import { requestBodyExamples } from './requestBodyRules.js';
import { refusalExamples } from './refusalRules.js';
import { requestQueryExamples } from './requestQueryRules.js';
import { requestTargetExamples } from './requestTargetRules.js';
import { statusExamples } from './statusRules.js';
import { echoExamples } from './echoRules.js';
import { failureExamples } from './failureRules.js';
import { identityExamples } from './identityRules.js';
import { pageExamples } from './pageRules.js';
import { queryAnswerExamples } from './queryAnswerRules.js';
import { askedExamples } from './askedRules.js';
import { keptExamples } from './keptRules.js';
import { listContentExamples } from './listContentRules.js';
import { repeatedNameExamples } from './repeatedNameRules.js';
import { schemasExamples } from './schemasExamples.js';
import { schemaExamples } from './schemaRules.js';
import { targetExamples } from './targetRules.js';
import { valueExamples } from './valueExamples.js';
import { versionExamples } from './versionRules.js';

/** The examples of every rule, by its id. They are its tests and its documentation, and no part of what ships. */
export const allExamples: RuleExamples = {
  ...schemaExamples(),
  ...attributeExamples(),
  ...repeatedNameExamples(),
  ...valueExamples(),
  ...metaExamples(),
  ...schemasExamples(),
  ...listExamples(),
  ...listContentExamples(),
  ...messageExamples(),
  ...patchExamples(),
  ...bulkExamples(),
  ...bulkLimitExamples(),
  ...errorExamples(),
  ...createdExamples(),
  ...requestExamples(),
  ...requestTargetExamples(),
  ...requestBodyExamples(),
  ...requestQueryExamples(),
  ...refusalExamples(),
  ...queryRequestExamples(),
  ...credentialExamples(),
  ...noteExamples(),
  ...answerBodyExamples(),
  ...statusExamples(),
  ...failureExamples(),
  ...targetExamples(),
  ...wrongRefusalExamples(),
  ...echoExamples(),
  ...keptExamples(),
  ...queryAnswerExamples(),
  ...pageExamples(),
  ...askedExamples(),
  ...identityExamples(),
  ...deletionExamples(),
  ...membershipExamples(),
  ...versionExamples(),
  ...conditionalExamples(),
  ...discoveryExamples(),
  ...definitionExamples(),
};
