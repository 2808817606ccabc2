import { mediaTypeOf } from '../../exchange/headers.js';
import { type CaseContext } from '../model/caseContext.js';
import { get, idOf, read } from './requests.js';
import { casesOf } from './rfcCase.js';
import { demandStatus, expectRefusal, expectStatus } from './statusChecks.js';
import { userBody } from './userBodies.js';

async function answerType(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const reply = await read(context, user);
  const type = mediaTypeOf(reply.headers) ?? '';
  context.expect({
    id: 'type',
    level: type === 'application/json' ? 'warning' : 'error',
    holds: type === 'application/scim+json',
    message: `A user that is asked for as application/scim+json comes as ${type === '' ? 'nothing that is named' : type}`,
    expected: { 'Content-Type': 'application/scim+json' },
    actual: { 'Content-Type': type },
    fix: 'Send Content-Type: application/scim+json with each answer that has a body',
    seenIn: [reply],
  });
}

interface MediaType {
  readonly what: string;
  readonly header: string;
  readonly value: string | undefined;
  readonly level: 'error' | 'warning';
}

const bodies: readonly MediaType[] = [
  {
    what: 'application/scim+json',
    header: 'Content-Type',
    value: 'application/scim+json',
    level: 'error',
  },
  {
    what: 'application/scim+json with a charset',
    header: 'Content-Type',
    value: 'application/scim+json; charset=utf-8',
    level: 'error',
  },
  { what: 'application/json', header: 'Content-Type', value: 'application/json', level: 'warning' },
  {
    what: 'application/json with a charset',
    header: 'Content-Type',
    value: 'application/json;charset=UTF-8',
    level: 'warning',
  },
];

async function requestTypes(context: CaseContext): Promise<void> {
  for (const { what, header, value, level } of bodies) {
    const reply = await context.send({
      method: 'POST',
      path: '/Users',
      headers: new Map([[header, value]]),
      body: userBody(context),
    });
    expectStatus(context, reply, [201], {
      id: what,
      cause: `rfc.http.requestType.${level}`,
      level,
      doing: `A user is created by a body of ${what}`,
      fix: 'Read bodies of application/scim+json and application/json, with a charset or without',
    });
  }
}

const accepted: readonly MediaType[] = [
  {
    what: 'application/scim+json',
    header: 'Accept',
    value: 'application/scim+json',
    level: 'error',
  },
  { what: 'application/json', header: 'Accept', value: 'application/json', level: 'warning' },
  { what: 'anything', header: 'Accept', value: '*/*', level: 'warning' },
  {
    what: 'one of several types',
    header: 'Accept',
    value: 'application/scim+json, application/json;q=0.9, */*;q=0.1',
    level: 'warning',
  },
  { what: 'no type that is named', header: 'Accept', value: undefined, level: 'warning' },
];

async function accepts(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  for (const { what, header, value, level } of accepted) {
    const reply = await context.send({
      method: 'GET',
      path: user.path,
      headers: new Map([[header, value]]),
    });
    expectStatus(context, reply, [200], {
      id: what,
      cause: `rfc.http.accept.${level}`,
      level,
      doing: `A user is read by a client that takes ${what}`,
      fix: 'Answer application/scim+json also where application/json, */* or nothing is asked for',
    });
  }
}

const wrongBodies: readonly (readonly [what: string, text: string])[] = [
  [
    'JSON that breaks off',
    '{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"',
  ],
  ['no JSON at all', 'userName=jane'],
  ['an array', '[]'],
  ['a text', '"jane"'],
  ['null', 'null'],
  ['nothing', ''],
];

async function syntax(context: CaseContext): Promise<void> {
  for (const [what, text] of wrongBodies) {
    const reply = await context.unjudged(() =>
      context.send({ method: 'POST', path: '/Users', text }),
    );
    expectRefusal(context, reply, {
      id: what,
      cause: 'rfc.http.syntax',
      doing: `The body of a creation is ${what}`,
      fix: 'Answer 400 with the scimType invalidSyntax where a body is no JSON object',
    });
  }
}

const deep = `{"name":${'{"a":'.repeat(300)}1${'}'.repeat(300)}}`;

/** None of them may break a server; whether they are refused is for it to say. */
async function odd(context: CaseContext): Promise<void> {
  const user = await context.createUser();
  const name = context.newUserName();
  const paths = ["'", '%22', '%2e%2e%2fUsers', '%00', 'x'.repeat(600), '%F0%9F%98%80', '-1', '%25'];
  const texts = [
    `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"${name}","__proto__":{"isAdmin":true},"constructor":{"prototype":1}}`,
    `{"schemas":"urn:ietf:params:scim:schemas:core:2.0:User","userName":"${name}"}`,
    `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":["${name}"]}`,
    `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"${name}","emails":[null,1,"x"]}`,
    `{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"${name}","name":null,"emails":null}`,
    deep,
  ];
  const queries = [
    'filter=',
    'filter=%22',
    'startIndex=&count=',
    'sortBy=%22&sortOrder=up',
    'attributes=,,',
    'unknown=1',
    'filter=userName%20eq%20%22%FF%22',
  ];
  await context.unjudged(async () => {
    for (const path of paths) {
      await get(context, `/Users/${path}`);
    }
    for (const query of queries) {
      await get(context, `/Users?${query}`);
    }
    for (const text of texts) {
      await context.send({ method: 'POST', path: '/Users', text });
    }
    await context.send({ method: 'PUT', path: user.path, text: '{}' });
    await context.send({ method: 'PATCH', path: user.path, text: '{}' });
    await context.send({ method: 'PATCH', path: user.path, text: '[1]' });
    await context.send({ method: 'POST', path: user.path, text: '{}' });
    await get(context, '/Nonsense');
  });
  const reply = await get(context, user.path);
  demandStatus(context, reply, [200], {
    id: 'alive',
    doing: 'A user is read after odd requests',
    fix: 'Let no request break others',
  });
  context.expect({
    id: 'same',
    holds: idOf(reply.body) === user.id,
    message: 'After odd requests another user is answered than the one that was asked for',
    expected: { id: user.id },
    actual: { id: idOf(reply.body) },
    fix: 'Change nothing by what is refused',
    seenIn: [reply],
  });
}

const wrongCredentials: readonly (readonly [what: string, value: string | undefined])[] = [
  ['no credentials', undefined],
  ['a token that is wrong', 'Bearer scim-workbench-wrong'],
  ['an empty token', 'Bearer '],
];

async function credentials(context: CaseContext): Promise<void> {
  if (context.authorization === '') {
    context.skip('The server is called without credentials');
  }
  const user = await context.createUser();
  for (const [what, value] of wrongCredentials) {
    for (const method of ['GET', 'DELETE']) {
      const headers = new Map([['Authorization', value]]);
      const reply = await context.unjudged(() =>
        context.send({ method, path: user.path, headers }),
      );
      expectStatus(context, reply, [401], {
        id: what,
        cause: 'rfc.http.credentials',
        level: reply.status === 403 ? 'warning' : 'error',
        doing: `${method} of a user with ${what}`,
        fix: 'Answer 401 with an Error and WWW-Authenticate to who does not show the right credentials',
      });
    }
  }
  await read(context, user);
}

export const httpCases = casesOf('http', 'HTTP', [
  {
    id: 'answerType',
    title: 'Answers are application/scim+json',
    requirements: ['http.mediaType'],
    run: answerType,
  },
  {
    id: 'requestTypes',
    title: 'Bodies of application/scim+json and application/json are read',
    requirements: ['http.mediaType'],
    run: requestTypes,
  },
  {
    id: 'accept',
    title: 'Clients of all kinds are answered',
    requirements: ['http.mediaType'],
    run: accepts,
  },
  {
    id: 'syntax',
    title: 'A body that is no JSON object is refused',
    requirements: ['error.syntax'],
    run: syntax,
  },
  {
    id: 'odd',
    title: 'Odd requests break nothing',
    requirements: ['error.robust'],
    run: odd,
  },
  {
    id: 'credentials',
    title: 'Who does not show the right credentials is answered with 401',
    requirements: ['http.credentials'],
    run: credentials,
  },
]);
