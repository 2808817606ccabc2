import { type Suite } from '../model/conformanceCase.js';
import { activeCases } from './activeCases.js';
import { bulkCases } from './bulkCases.js';
import { conflictCases } from './conflictCases.js';
import { createCases } from './createCases.js';
import { deleteCases } from './deleteCases.js';
import { denialCases } from './denialCases.js';
import { discoveryCases } from './discoveryCases.js';
import { etagCases } from './etagCases.js';
import { filterCases } from './filterCases.js';
import { groupCases } from './groupCases.js';
import { groupPatchCases } from './groupPatchCases.js';
import { httpCases } from './httpCases.js';
import { keptCases } from './keptCases.js';
import { pagingCases } from './pagingCases.js';
import { passwordCases } from './passwordCases.js';
import { patchCases } from './patchCases.js';
import { patchErrorCases } from './patchErrorCases.js';
import { putCases } from './putCases.js';
import { queryCases } from './queryCases.js';
import { readCases } from './readCases.js';
import { timeCases } from './timeCases.js';
import { valueCases } from './valueCases.js';

/** What RFC 7643 and RFC 7644 demand of a server, tried by calling it. */
export const rfcSuite: Suite = {
  id: 'rfc',
  title: 'SCIM 2.0 (RFC 7643 and RFC 7644)',
  cases: [
    ...discoveryCases,
    ...denialCases,
    ...httpCases,
    ...createCases,
    ...valueCases,
    ...keptCases,
    ...passwordCases,
    ...conflictCases,
    ...readCases,
    ...pagingCases,
    ...filterCases,
    ...queryCases,
    ...putCases,
    ...patchCases,
    ...patchErrorCases,
    ...activeCases,
    ...deleteCases,
    ...groupCases,
    ...groupPatchCases,
    ...etagCases,
    ...bulkCases,
    // Last, as it waits.
    ...timeCases,
  ],
};
