import { type JsonObject, type JsonValue } from '../../base/json.js';
import { type CaseContext, type MadeResource } from '../model/caseContext.js';

/** Three people whom the filters of the suite tell apart; nobody else has their names. */
export interface FilterPeople {
  /** Begins their userNames. */
  readonly stem: string;
  readonly a: MadeResource;
  readonly b: MadeResource;
  readonly c: MadeResource;
}

export async function createPeople(context: CaseContext): Promise<FilterPeople> {
  const stem = (context.newUserName().split('@', 1)[0] ?? '').replace(/$/, '-');
  const create = (letter: string, changes: JsonObject): Promise<MadeResource> =>
    context.createUser(
      new Map<string, JsonValue>([
        ['userName', `${stem}${letter}@example.com`],
        ['externalId', `${stem}X${letter}`],
        ...Object.entries(changes),
      ]),
    );
  const a = await create('a', {
    name: { givenName: 'Anna', familyName: `${stem}Berg` },
    displayName: `${stem}Anna "the first" Berg`,
    emails: [
      { value: `${stem}a@work.example.com`, type: 'work', primary: true },
      { value: `${stem}a@home.example.com`, type: 'home' },
    ],
    active: true,
  });
  const b = await create('b', {
    name: { givenName: 'Bruno', familyName: `${stem}Cole` },
    displayName: `${stem}Bruno O'Cole \\ Söhne`,
    emails: [{ value: `${stem}b@work.example.com`, type: 'work', primary: true }],
    active: false,
  });
  const c = await create('c', {
    name: { givenName: 'Clara', familyName: `${stem}Berg` },
    displayName: `${stem}Clara+Plus 100%`,
    emails: [{ value: `${stem}c@home.example.com`, type: 'home', primary: true }],
    active: true,
  });
  return { stem, a, b, c };
}
