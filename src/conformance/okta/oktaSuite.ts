import { type Suite } from '../model/conformanceCase.js';
import { activeCases } from './activeCases.js';
import { conflictCases } from './conflictCases.js';
import { createCases } from './createCases.js';
import { credentialCases } from './credentialCases.js';
import { emptyingCases } from './emptyingCases.js';
import { entitlementCases } from './entitlementCases.js';
import { groupCases } from './groupCases.js';
import { groupPatchCases } from './groupPatchCases.js';
import { groupPutCases } from './groupPutCases.js';
import { importCases } from './importCases.js';
import { linkCases } from './linkCases.js';
import { lookupCases } from './lookupCases.js';
import { mirrorCases } from './mirrorCases.js';
import { missingCases } from './missingCases.js';
import { passwordCases } from './passwordCases.js';
import { probeCases } from './probeCases.js';
import { scenarioCases } from './scenarioCases.js';
import { updateCases } from './updateCases.js';

/** What Okta really sends, and what must have come of it. */
export const oktaSuite: Suite = {
  id: 'okta',
  title: 'Okta behaviour',
  cases: [
    ...probeCases,
    ...credentialCases,
    ...lookupCases,
    ...createCases,
    ...conflictCases,
    ...linkCases,
    ...updateCases,
    ...emptyingCases,
    ...activeCases,
    ...passwordCases,
    ...importCases,
    ...groupCases,
    ...groupPutCases,
    ...groupPatchCases,
    ...mirrorCases,
    ...missingCases,
    ...entitlementCases,
    ...scenarioCases,
  ],
};
