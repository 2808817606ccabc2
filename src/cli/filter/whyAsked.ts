import {
  type FilterExplained,
  type TypedResource,
  whyResource,
} from '../../language/filter/evaluateFilter.js';
import { isMeant } from '../../language/filter/resourceName.js';
import { type Reason } from '../../scim/filter/why/reason.js';
import { CliError } from '../cliError.js';

export interface WhyResource {
  readonly one: TypedResource;
  readonly reason: Reason;
}

/**
 * Why each resource that was asked for matches or does not.
 *
 * @throws CliError where there is none of a name, or no resources at all
 */
export function whyAsked(
  { filter, found }: FilterExplained,
  asked: readonly string[],
): readonly WhyResource[] {
  if (asked.length > 0 && !found) {
    throw new CliError('--why is about resources. Give them with --resources FILE.');
  }
  const all = found ? [...found.matches, ...found.others] : [];
  return asked.flatMap((who) => {
    const meant = all.filter((one) => isMeant(one, who));
    if (meant.length === 0) {
      throw new CliError(
        `No resource has ${JSON.stringify(who)} as id, userName, displayName or externalId.`,
      );
    }
    return meant.map((one) => ({ one, reason: whyResource(filter, one) }));
  });
}
