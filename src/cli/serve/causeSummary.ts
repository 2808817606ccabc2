import { type RootCause, RootCauses, type LocatedFinding } from '../../validate/rootCauses.js';
import { endpointOf, readPlace } from '../../validate/view/place.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type Judged } from '../../workbench/judgements.js';
import { describePlace } from '../../validate/describePlace.js';
import { printableCut } from '../../base/printable.js';
import { paintLevel } from '../paintLevel.js';

/** Names in requests make causes of their own: a client must not fill the memory with them. */
const mostCauses = 1_000;
const mostShown = 20;
const longestWords = 200;

/** What was found while the server ran, each cause once: errors and warnings. */
export class CauseSummary {
  readonly #causes = new RootCauses<LocatedFinding>(mostCauses);

  add(judged: readonly Judged[], registry: SchemaRegistry): void {
    for (const { captured, findings } of judged) {
      const { id, path } = captured.exchange;
      const endpoint = endpointOf(readPlace(path, registry));
      for (const finding of findings.filter(({ level }) => level !== 'hint')) {
        this.#causes.add({ finding, exchangeId: id, endpoint });
      }
    }
  }

  /** Empty where nothing was found. */
  lines(hasColors: boolean): readonly string[] {
    const causes = this.#causes.list();
    const left = causes.length - mostShown;
    return causes.length === 0
      ? []
      : [
          'What was found, each cause once:',
          ...causes.slice(0, mostShown).map((cause) => toLine(cause, hasColors)),
          ...(left > 0 ? [`  … and ${String(left)} more causes`] : []),
        ];
  }
}

/** `  214 × error list.numberText: Response body, totalResults: …` */
function toLine({ first, count }: RootCause<LocatedFinding>, hasColors: boolean): string {
  const { rule, level, place, message } = first.finding;
  const where = describePlace(place);
  const words = printableCut(where === '' ? message : `${where}: ${message}`, longestWords);
  return `${String(count).padStart(6)} × ${paintLevel(level, `${level} ${rule}:`, hasColors)} ${words}`;
}
