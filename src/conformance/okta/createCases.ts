import { type JsonObject, type JsonValue } from '../../base/json.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { createBody, enterpriseBody, smallestBody } from './bodies.js';
import { aboutValues, afterOf, beforeOf, changesBetween, tellChanges } from './compareResources.js';
import { consequences } from './consequences.js';
import { oktaCase } from './oktaCase.js';
import { answerOf, textOf } from './replies.js';
import { demandStatus } from './statusExpectation.js';
import { makeUser, post, readUser } from './userSteps.js';

const group = 'Create';

/** Signs that are lost where text is not kept as it is: HTML, other encodings, cut names. */
const unusualNames: JsonObject = {
  name: { givenName: 'Zoë-Mária', familyName: "O'Neill & Søn <山田>" },
  displayName: 'Zoë "Z" O\'Neill & Søn <山田>',
};

interface Creation {
  readonly id: string;
  readonly title: string;
  readonly body: (userName: string) => JsonObject;
  readonly needs?: ConformanceCase['needs'];
  readonly fix: string;
}

const creations: readonly Creation[] = [
  {
    id: 'whole',
    title: 'What Okta sends to create a user is answered with 201 and stored',
    body: (userName) => createBody(userName),
    fix: 'Store what POST brings, and give it in each answer; groups is read-only and ignored, the password never shown',
  },
  {
    id: 'smallest',
    title: 'A user is created without displayName, locale and emails.type',
    body: smallestBody,
    fix: 'Ask for userName only: administrators take mappings away, and then the attribute does not come',
  },
  {
    id: 'unicode',
    title: 'Letters and signs of all kinds are stored as they came',
    body: (userName) => createBody(userName, unusualNames),
    fix: 'Read and write UTF-8 throughout, and keep text as it is: escape it where it is shown, not where it is stored',
  },
  {
    id: 'enterprise',
    title: 'Attributes of the enterprise extension are stored',
    needs: ['enterpriseUser'],
    body: (userName) =>
      enterpriseBody(userName, {
        employeeNumber: '4711',
        costCenter: 'C-12',
        department: 'Tour Operations',
      }),
    fix: 'Store the attributes that stand below the URN of the extension, and give them below the same URN',
  },
];

export const createCases: readonly ConformanceCase[] = [
  ...creations.map(({ id, title, body, needs = [], fix }) =>
    oktaCase({
      id: `okta.create.${id}`,
      group,
      title,
      requirements: ['okta.create.answer', 'okta.create.stored'],
      needs,
      run: async (context) => {
        const sent = body(context.newUserName());
        const user = await create(context, sent);
        expectStored(context, sent, await readUser(context, user), fix);
      },
    }),
  ),
  oktaCase({
    id: 'okta.create.externalId',
    group,
    title: 'The Okta id in externalId is kept, capitals and all',
    requirements: ['okta.create.stored'],
    run: async (context) => {
      const externalId = `00uA${context.newUserName().slice(-20, -12)}Bx5d7`;
      const user = await makeUser(context, { externalId });
      const after = (await readUser(context, user))['externalId'] ?? null;
      context.expect({
        id: 'kept',
        sameAs: ['echo.lost', 'echo.changed'],
        holds: after === externalId,
        message: `externalId was sent as ${externalId} and is ${JSON.stringify(after)} afterwards`,
        expected: externalId,
        actual: after,
        okta: consequences.notStored,
        fix: 'Store externalId as a text of the client (RFC 7643 3.1); the id is a matter of its own',
      });
    },
  }),
  oktaCase({
    id: 'okta.create.idIsNew',
    group,
    title: 'Each user gets an id of its own, a text that is not the userName or externalId',
    requirements: ['okta.create.answer'],
    run: async (context) => {
      const users = await Promise.all([makeUser(context), makeUser(context), makeUser(context)]);
      const ids = users.map(({ id }) => id);
      context.expect({
        id: 'different',
        cause: 'okta.create.sameId',
        holds: new Set(ids).size === ids.length,
        message: 'Users that were created one after another have the same id',
        expected: ids.length,
        actual: ids,
        okta: consequences.notStored,
        fix: 'Give each resource an id that no other has and had (RFC 7643 3.1)',
      });
      const reads = await Promise.all(users.map((user) => readUser(context, user)));
      const names = reads.map(({ userName }) => lower(userName));
      context.expect({
        id: 'own',
        cause: 'okta.create.mixedUp',
        holds: users.every(({ name }, at) => lower(name) === names[at]),
        message: 'GET by the id of one user gives another user',
        expected: users.map(({ name }) => name),
        actual: reads.map(({ userName }) => userName ?? null),
        okta: consequences.notStored,
        fix: 'Give the resource whose id stands in the path',
      });
    },
  }),
  ...[
    'application/scim+json; charset=utf-8',
    'application/scim+json',
    'application/json',
    'application/json; charset=utf-8',
  ].map((type, at) =>
    oktaCase({
      id: `okta.create.mediaType${String(at + 1)}`,
      group,
      title: `A body of the type ${type} is read`,
      requirements: ['okta.create.mediaType'],
      run: async (context) => {
        const sent = createBody(context.newUserName());
        const reply = await context.send({
          method: 'POST',
          path: '/Users',
          headers: new Map([['Content-Type', type]]),
          body: sent,
        });
        demandStatus(context, reply, [201], {
          id: 'status',
          doing: `POST /Users with Content-Type ${type}`,
          okta: consequences.notCreated,
          fix: 'Let the body parser read application/scim+json and application/json, parameters such as charset aside',
        });
        const userName = reply.body['userName'] ?? null;
        context.expect({
          id: 'read',
          holds: lower(userName) === lower(sent['userName']),
          message: `POST with Content-Type ${type} made a user whose userName is ${JSON.stringify(userName)}: the body was not read`,
          expected: sent['userName'] ?? null,
          actual: userName,
          okta: consequences.notCreated,
          fix: 'Register application/scim+json with the body parser',
          seenIn: [reply],
        });
      },
    }),
  ),
];

const lower = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'string' ? value.toLowerCase() : undefined;

/** POST with a demand of all that Okta reads of the answer. */
async function create(
  context: CaseContext,
  sent: JsonObject,
): Promise<Pick<MadeResource, 'path' | 'name'>> {
  const reply = await post(context, sent);
  demandStatus(context, reply, [201], {
    id: 'status',
    cause: 'okta.create.status',
    doing: "POST /Users with Okta's body",
    okta: consequences.notCreated,
    fix: 'Create the user and answer 201 with the whole resource; ignore what you do not know',
  });
  const { id } = reply.body;
  context.demand({
    id: 'id',
    cause: 'okta.create.noId',
    sameAs: ['created.body', 'schema.missingInAnswer', 'schema.numericId'],
    holds: typeof id === 'string' && id !== '',
    message:
      id === undefined
        ? 'The answer to POST /Users has no id, so that Okta cannot link the user'
        : `The id in the answer to POST /Users is ${JSON.stringify(id)} where a text is expected`,
    expected: { status: 201, id: 'a text' },
    actual: answerOf(reply),
    okta: consequences.emptyCreated,
    fix: 'Answer 201 with the whole resource as it is stored, its id included, as a text',
    seenIn: [reply],
  });
  expectActive(context, reply);
  const name = textOf(sent['userName']);
  return { path: `/Users/${encodeURIComponent(textOf(id))}`, name };
}

function expectActive(context: CaseContext, reply: Reply): void {
  const active = reply.body['active'] ?? null;
  context.expect({
    id: 'active',
    cause: 'okta.active.boolean',
    sameAs: [
      'schema.booleanText',
      'schema.booleanNumber',
      'schema.type',
      'echo.changed',
      'echo.lost',
    ],
    holds: active === true,
    message: `active was sent as true and is ${JSON.stringify(active)} in the answer to POST`,
    expected: true,
    actual: active,
    okta: consequences.notReactivated,
    fix: 'Store active, and give it as a JSON boolean',
    seenIn: [reply],
  });
}

function expectStored(
  context: CaseContext,
  sent: JsonObject,
  stored: JsonObject,
  fix: string,
): void {
  const changes = changesBetween(sent, { ...stored, userName: sameText(sent, stored) });
  context.expect({
    id: 'stored',
    cause: 'okta.create.stored',
    sameAs: aboutValues,
    holds: changes.length === 0,
    message: `What was created is not what GET gives afterwards: ${tellChanges(changes)}`,
    expected: beforeOf(changes),
    actual: afterOf(changes),
    okta: consequences.notStored,
    fix,
  });
}

/** The userName as it was sent where only its capitals differ (caseExact false). */
const sameText = (sent: JsonObject, stored: JsonObject): JsonValue =>
  (lower(sent['userName']) === lower(stored['userName']) ? sent : stored)['userName'] ?? null;
