import { type JsonValue } from '../../base/json.js';
import { groupUrn } from '../../scim/schema/group.js';
import { readText } from '../../validate/view/anyCase.js';
import { type CaseContext } from '../model/caseContext.js';
import { expectContent } from './contentChecks.js';
import { idOf, post, read } from './requests.js';
import { casesOf } from './rfcCase.js';
import { demandStatus } from './statusChecks.js';
import { userBody } from './userBodies.js';

/** Attributes that not every server has. */
const optional: Readonly<Record<string, JsonValue>> = {
  title: 'Tour Guide',
  nickName: 'Janie',
  userType: 'Employee',
  preferredLanguage: 'sv-SE',
  timezone: 'Europe/Stockholm',
  phoneNumbers: [{ value: '+46 8 123 45 67', type: 'work' }],
  addresses: [{ type: 'work', locality: 'Stockholm', country: 'SE' }],
};

const namePart = { middleName: 'Ann' };

/** Whether the server's own /Schemas says that clients write it. */
function isOffered({ server }: CaseContext, path: string): boolean {
  const definition = server.findDefinition(path);
  return definition !== undefined && readText(definition, 'mutability') !== 'readOnly';
}

const usualName = { givenName: 'Jane', familyName: 'Doe' };

function offeredAttributes(context: CaseContext): Readonly<Record<string, JsonValue>> {
  const offered = Object.entries(optional).filter(([path]) => isOffered(context, path));
  const name = isOffered(context, 'name.middleName') ? { ...usualName, ...namePart } : usualName;
  return { ...Object.fromEntries(offered), name };
}

async function offered(context: CaseContext): Promise<void> {
  const attributes = offeredAttributes(context);
  const reply = await post(context, '/Users', userBody(context, attributes));
  demandStatus(context, reply, [201], {
    id: 'status',
    doing: 'A user is created with attributes that /Schemas defines',
    fix: 'Take what /Schemas defines as readWrite, or define no more than there is',
  });
  const now = await read(context, { path: `/Users/${encodeURIComponent(idOf(reply.body))}` });
  expectContent(context, now, new Map(Object.entries(attributes)), {
    id: 'kept',
    doing: 'A user that was created with attributes that /Schemas defines',
    level: 'warning',
    fix: 'Keep what /Schemas defines as readWrite, or define no more than there is',
  });
}

async function capitalsOfName(context: CaseContext): Promise<void> {
  // Capitals behind the prefix, by which the run knows its own.
  const userName = context.newUserName().replace('@', '-Jane.McDoe@');
  const reply = await post(context, '/Users', userBody(context, { userName }));
  demandStatus(context, reply, [201], {
    id: 'status',
    doing: 'A user is created whose userName has capitals',
    fix: 'Take every userName that nobody has',
  });
  const now = await read(context, { path: `/Users/${encodeURIComponent(idOf(reply.body))}` });
  const kept = readText(now.body, 'userName');
  context.expect({
    id: 'changed',
    sameAs: ['echo.changed', 'echo.lost'],
    level: 'warning',
    holds: kept === userName,
    message: `The userName ${userName} was kept as ${kept ?? 'nothing'}`,
    expected: { userName },
    actual: { userName: kept ?? null },
    fix: 'Keep the userName as it is sent; only compare it without regard to capitals',
    seenIn: [now, reply],
  });
}

async function groupName(context: CaseContext): Promise<void> {
  const displayName = `${context.newGroupName()} Tour Guides & Co (West)`;
  const body = { schemas: [groupUrn], displayName, members: [] };
  const reply = await post(context, '/Groups', body);
  demandStatus(context, reply, [201], {
    id: 'status',
    doing: 'A group is created whose displayName has capitals, blanks and signs',
    fix: 'Take the names that groups have in a directory',
  });
  const now = await read(context, { path: `/Groups/${encodeURIComponent(idOf(reply.body))}` });
  const kept = readText(now.body, 'displayName');
  context.expect({
    id: 'changed',
    sameAs: ['echo.changed', 'echo.lost'],
    holds: kept === displayName,
    message: `The displayName "${displayName}" was kept as ${JSON.stringify(kept ?? null)}`,
    expected: { displayName },
    actual: { displayName: kept ?? null },
    fix: 'Keep the displayName as it is sent: Okta looks the group up by it',
    seenIn: [now, reply],
  });
}

/** What clients write is what they read. */
export const keptCases = casesOf('kept', 'Values', [
  {
    id: 'offered',
    title: 'Attributes that /Schemas defines are kept',
    requirements: ['value.kept'],
    run: offered,
  },
  {
    id: 'userName',
    title: 'A userName keeps its capitals',
    requirements: ['value.kept'],
    run: capitalsOfName,
  },
  {
    id: 'groupName',
    title: 'A displayName of a group is kept as it is sent',
    requirements: ['value.kept'],
    needs: ['groups'],
    run: groupName,
  },
]);
