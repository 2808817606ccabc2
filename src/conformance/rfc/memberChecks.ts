import { isJsonArray, isJsonObject } from '../../base/json.js';
import { readAnyCase } from '../../validate/view/anyCase.js';
import {
  type CaseContext,
  type Expectation,
  type MadeResource,
  type Reply,
} from '../model/caseContext.js';
import { read } from './requests.js';

/** Ids of the members, sorted; undefined where the server leaves members out as a whole. */
function memberIds({ body }: Reply): readonly string[] {
  const members = readAnyCase(body, 'members');
  const all = isJsonArray(members) ? members.filter(isJsonObject) : [];
  return all
    .map((member) => readAnyCase(member, 'value'))
    .map((value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : ''))
    .toSorted();
}

/** Reads the group and compares who is in it. */
export async function expectMembers(
  context: CaseContext,
  group: MadeResource,
  wanted: readonly MadeResource[],
  {
    doing,
    ...check
  }: Pick<Expectation, 'id' | 'cause' | 'okta' | 'fix'> & { readonly doing: string },
): Promise<void> {
  const reply = await read(context, group);
  const expected = wanted.map(({ id }) => id).toSorted();
  const actual = memberIds(reply);
  context.expect({
    ...check,
    sameAs: ['patch.notApplied', 'patch.lostMembers', 'echo.lost', 'echo.changed'],
    holds: expected.join('\n') === actual.join('\n'),
    message: `${doing}: the group has ${tellCount(actual)}, and should have ${tellCount(expected)}`,
    expected: [...expected],
    actual: [...actual],
    seenIn: [reply],
  });
}

const tellCount = ({ length }: readonly string[]): string =>
  length === 1 ? '1 member' : `${String(length)} members`;
