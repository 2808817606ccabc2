import { type RuleExamples } from '../example/exampleExchange.js';
import { answerBodyExamples } from './answerBodyRules.js';
import { attributeExamples } from './attributeRules.js';
import { listExamples } from './listRules.js';
import { messageExamples } from './messageRules.js';
import { errorExamples } from './errorRules.js';
import { bulkExamples } from './bulkExamples.js';
import { patchExamples } from './patchExamples.js';
import { createdExamples } from './createdRules.js';
import { conditionalExamples } from './conditionalRules.js';
import { discoveryExamples } from './discoveryExamples.js';
import { membershipExamples } from './membershipRules.js';
import { credentialExamples } from './credentialRules.js';
import { noteExamples } from './notes/allNotes.js';
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
import { schemasExamples } from './schemasExamples.js';
import { schemaExamples } from './schemaRules.js';
import { valueExamples } from './valueExamples.js';
import { versionExamples } from './versionRules.js';

/** The examples of every rule, by its id. They are its tests and its documentation, and no part of what ships. */
export const allExamples: RuleExamples = {
  ...schemaExamples(),
  ...attributeExamples(),
  ...valueExamples(),
  ...schemasExamples(),
  ...listExamples(),
  ...messageExamples(),
  ...patchExamples(),
  ...bulkExamples(),
  ...errorExamples(),
  ...createdExamples(),
  ...requestExamples(),
  ...requestTargetExamples(),
  ...requestBodyExamples(),
  ...requestQueryExamples(),
  ...refusalExamples(),
  ...credentialExamples(),
  ...noteExamples(),
  ...answerBodyExamples(),
  ...statusExamples(),
  ...failureExamples(),
  ...echoExamples(),
  ...queryAnswerExamples(),
  ...pageExamples(),
  ...identityExamples(),
  ...membershipExamples(),
  ...versionExamples(),
  ...conditionalExamples(),
  ...discoveryExamples(),
};
