import { isJsonArray, type JsonObject } from '../../base/json.js';
import { errorUrn } from '../../scim/errors.js';

/** What Okta's SPEC test looks at. */
export function missingOfError(body: JsonObject): readonly string[] {
  const { schemas, detail, status } = body;
  return [
    ...(isJsonArray(schemas) && schemas.includes(errorUrn) ? [] : ['the Error URN in schemas']),
    ...(typeof detail === 'string' && detail !== '' ? [] : ['detail']),
    ...(status === undefined || status === null ? ['status'] : []),
  ];
}
