import { type JsonValue } from '../../base/json.js';
import { type CaseContext, type MadeResource } from '../model/caseContext.js';
import { CaseBlocked } from '../model/caseEnd.js';

/** What somebody else may have written, and Okta has no mapping for. */
const ofOthers: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['nickName', 'Norrie'],
  ['title', 'Guide'],
  ['preferredLanguage', 'sv-SE'],
  ['timezone', 'Europe/Stockholm'],
  [
    'phoneNumbers',
    [
      { value: '+46 8 123 45 67', type: 'work' },
      { value: '+46 70 765 43 21', type: 'mobile' },
    ],
  ],
  ['addresses', [{ type: 'work', streetAddress: 'Storgatan 1', locality: 'Umeå', country: 'SE' }]],
]);

/**
 * A user with more than Okta knows of. A server may ignore what it does not keep, so that only what it
 * gives afterwards counts; where it refuses the user for it, the user has no more than others.
 */
export async function makeRichUser(
  context: CaseContext,
  more: Readonly<Record<string, JsonValue | undefined>> = {},
): Promise<MadeResource> {
  const added = Object.entries(more);
  try {
    return await context.unjudged(() => context.createUser(new Map([...ofOthers, ...added])));
  } catch (error) {
    if (!(error instanceof CaseBlocked)) {
      throw error;
    }
    return context.createUser(new Map(added));
  }
}
