import { isJsonObject } from '../../base/json.js';
import { readAnyCase, readText } from '../../validate/view/anyCase.js';
import { type CaseContext, type Reply } from '../model/caseContext.js';
import { get, put } from './requests.js';
import { casesOf } from './rfcCase.js';
import { isSuccess } from './statusChecks.js';

/** Longer than the second to which many servers round their times, in milliseconds. */
const tick = 1_200;

const lastModifiedOf = (reply: Reply): string | undefined => {
  const meta = readAnyCase(reply.body, 'meta');
  return isJsonObject(meta) ? readText(meta, 'lastModified') : undefined;
};

const familyNameOf = (reply: Reply): string | undefined => {
  const name = readAnyCase(reply.body, 'name');
  return isJsonObject(name) ? readText(name, 'familyName') : undefined;
};

/** RFC 7643 3.1: lastModified is when the details of the resource were updated last. */
async function lastModified(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const before = await get(context, user.path);
  const earlier = lastModifiedOf(before);
  if (earlier === undefined) {
    context.skip('The server shows no meta.lastModified');
  }
  await context.pause(tick);
  const name = { givenName: 'Ada', familyName: 'King' };
  const changed = await put(context, user.path, { ...before.body, name });
  const after = await get(context, user.path);
  if (!isSuccess(changed) || familyNameOf(after) !== name.familyName) {
    context.skip('The server does not change a family name by PUT');
  }
  const later = lastModifiedOf(after);
  context.expect({
    id: 'stays',
    sameAs: ['version.lastModified'],
    level: 'warning',
    holds: Date.parse(later ?? '') > Date.parse(earlier),
    message: 'meta.lastModified is not moved by a change',
    expected: { meta: { lastModified: `later than ${earlier}` } },
    actual: { meta: { lastModified: later ?? null } },
    fix: 'Set meta.lastModified to the time of each change',
    seenIn: [after, changed, before],
  });
}

export const timeCases = casesOf('time', 'Times', [
  {
    id: 'lastModified',
    title: 'A change moves meta.lastModified',
    requirements: ['resource.lastModified'],
    run: lastModified,
  },
]);
