import { type FixtureError, type FixtureProblem } from '../../scim/store/fixtureError.js';
import { type WorkbenchError, toReportedError } from '../workbenchError.js';
import { type DataFile } from './dataFile.js';

/** @param data undefined where it is the people of the seed that cannot be loaded */
export function toDataError(cause: FixtureError, data: DataFile | undefined): WorkbenchError {
  if (!data) {
    const what = 'The people of the seed do not go with the schema files.';
    return toReportedError(
      'invalidSchema',
      { what, problems: toProblems(cause, (at) => `Resource ${String(at + 1)}`) },
      cause,
    );
  }
  const what = `The data file ${data.name} cannot be used.`;
  return toReportedError('invalidData', { what, problems: toProblems(cause, data.placeOf) }, cause);
}

const toProblems = (
  { problems }: FixtureError,
  placeOf: (at: number) => string,
): readonly string[] =>
  problems.map(({ at, reason, other }: FixtureProblem) => {
    const shared =
      other === undefined ? '' : `: that of ${placeOf(other).replace(/^[LT]/, toLower)}`;
    return `${placeOf(at)}: ${reason}${shared}`;
  });

const toLower = (letter: string): string => letter.toLowerCase();
