import { ScimError } from '../../scim/errors.js';
import { type FaultAnswer } from '../faultKind.js';

/** An answer with a SCIM error (RFC 7644 3.12), which says that it was asked for. */
export const scimErrorAnswer = (
  status: number,
  detail: string,
  headers: FaultAnswer['headers'] = [],
): FaultAnswer => ({
  status,
  headers,
  text: JSON.stringify(new ScimError(status, detail).toBody()),
});
