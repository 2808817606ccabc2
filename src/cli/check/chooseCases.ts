import { type ConformanceCase, type Suite } from '../../conformance/model/conformanceCase.js';
import { type SuiteSet } from '../../workbench/conformance/suiteSets.js';
import { CliError } from '../cliError.js';

export interface CaseChoice {
  /** Ids of cases, or their beginnings up to a dot. */
  readonly ids: readonly string[];
  /** A part of a title or an id, whatever the capitals. */
  readonly words?: string | undefined;
}

/**
 * The suites with the chosen cases alone; all of them where nothing is chosen.
 *
 * @throws CliError where an id or a word fits nothing
 */
export function chooseCases(set: SuiteSet, { ids, words }: CaseChoice): SuiteSet {
  const all = set.suites.flatMap(({ cases }) => cases);
  const unknown = ids.find((id) => !all.some((one) => isNamed(one, id)));
  if (unknown !== undefined) {
    throw new CliError(
      `There is no case ${JSON.stringify(unknown)} in ${describeSuites(set)}. --list shows them all.`,
    );
  }
  const suites = set.suites
    .map((suite) => narrow(suite, (one) => isChosen(one, { ids, words })))
    .filter(({ cases }) => cases.length > 0);
  if (suites.length === 0) {
    throw new CliError(
      `No case of ${describeSuites(set)} has ${JSON.stringify(words)} in its title or id. --list shows them all.`,
    );
  }
  return { ...set, suites };
}

const describeSuites = ({ suites }: SuiteSet): string =>
  suites.map(({ title }) => title).join(', ');

const narrow = (suite: Suite, isKept: (one: ConformanceCase) => boolean): Suite => ({
  ...suite,
  cases: suite.cases.filter(isKept),
});

const isNamed = ({ id }: ConformanceCase, name: string): boolean =>
  id === name || id.startsWith(`${name}.`);

function isChosen(one: ConformanceCase, { ids, words }: CaseChoice): boolean {
  const isById = ids.length === 0 || ids.some((id) => isNamed(one, id));
  const text = `${one.id} ${one.title}`.toLowerCase();
  return isById && (words === undefined || text.includes(words.toLowerCase()));
}
