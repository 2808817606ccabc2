import { type JsonValue } from '../../base/json.js';
import { type CaseContext, type Reply } from '../model/caseContext.js';
import { get, list, patch, put, read } from './requests.js';
import { casesOf } from './rfcCase.js';

/** Long, with letters, digits and a sign, for whatever policy there is. */
const makePassword = (context: CaseContext): string => `Tr0ub4dor-${context.prefix}!Xy`;

function expectHidden(context: CaseContext, reply: Reply, doing: string, password: string): void {
  const text = reply.sent.answer?.text ?? '';
  context.expect({
    id: 'shown',
    sameAs: ['schema.neverReturned'],
    holds: !('password' in reply.body) && !text.includes(password),
    message: `${doing} shows the password`,
    expected: 'no password',
    actual: 'a password',
    fix: 'Never return password, not even a hash of it',
    seenIn: [reply],
  });
}

async function hidden(context: CaseContext): Promise<void> {
  const password = makePassword(context);
  const user = await context.createUser(new Map<string, JsonValue>([['password', password]]));
  expectHidden(context, user.reply, 'The answer to a creation', password);
  const reply = await read(context, user);
  expectHidden(context, reply, 'A user', password);
  const asked = await get(context, `${user.path}?attributes=userName,password`);
  expectHidden(context, asked, 'A user whose password is asked for', password);
  const listed = await list(context, '/Users', {
    filter: `userName eq ${JSON.stringify(user.name)}`,
  });
  expectHidden(context, listed, 'A list', password);
  const replaced = await put(context, user.path, { ...reply.body, password });
  expectHidden(context, replaced, 'The answer to a PUT', password);
  if (context.server.capabilities.has('patch')) {
    const operations = [{ op: 'replace', value: { password } }];
    const patched = await context.unjudged(() => patch(context, user.path, operations));
    expectHidden(context, patched, 'The answer to a PATCH', password);
  }
}

export const passwordCases = casesOf('password', 'Password', [
  {
    id: 'hidden',
    title: 'A password is never returned',
    requirements: ['value.password'],
    run: hidden,
  },
]);
