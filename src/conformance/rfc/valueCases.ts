import { type JsonValue } from '../../base/json.js';
import { type CaseContext } from '../model/caseContext.js';
import { expectContent } from './contentChecks.js';
import { idOf, post, read } from './requests.js';
import { casesOf } from './rfcCase.js';
import { demandStatus, expectStatus, isSuccess } from './statusChecks.js';
import { userBody } from './userBodies.js';

const texts: readonly (readonly [what: string, text: string])[] = [
  ['umlauts and accents', 'Žofie Müller-Ångström'],
  ['Chinese and Arabic', '李小龙 محمد'],
  ['a character beyond the basic plane', 'Ada 👩🏽‍🚀 Lovelace'],
  ['quotes, a backslash and an apostrophe', `Conan "the" O'Brien \\ Son`],
  ['signs of HTML and SQL', `<b>Jane</b> & Co; DROP TABLE users;--`],
  ['signs of patterns', '100% _real_ * ? [a-z] $1'],
];

async function unicode(context: CaseContext): Promise<void> {
  for (const [what, displayName] of texts) {
    const reply = await post(context, '/Users', userBody(context, { displayName }));
    if (isSuccess(reply)) {
      const now = await read(context, { path: `/Users/${encodeURIComponent(idOf(reply.body))}` });
      expectContent(context, now, new Map([['displayName', displayName]]), {
        id: 'changed',
        doing: `A displayName with ${what}`,
        sameAs: ['echo.changed', 'echo.lost'],
        fix: 'Read and write texts as UTF-8, and store them as they come',
      });
    } else {
      expectStatus(context, reply, [201], {
        id: 'refused',
        doing: `A user whose displayName has ${what} is created`,
        fix: 'Take every text of Unicode in names',
      });
    }
  }
}

/** A service may have a limit, but then it says so. */
async function long(context: CaseContext): Promise<void> {
  const displayName = `${'Wolfeschlegelsteinhausenbergerdorff '.repeat(16)}end`;
  const body = userBody(context, { displayName });
  const reply = await context.unjudged(() => post(context, '/Users', body));
  if (!isSuccess(reply)) {
    return;
  }
  const now = await read(context, { path: `/Users/${encodeURIComponent(idOf(reply.body))}` });
  expectContent(context, now, new Map([['displayName', displayName]]), {
    id: 'cut',
    doing: 'A displayName of 579 characters was taken',
    fix: 'Store the whole text, or refuse it with 400 invalidValue',
  });
}

async function unassigned(context: CaseContext): Promise<void> {
  const body = userBody(context, {
    displayName: null,
    title: null,
    phoneNumbers: [],
    roles: [],
    groups: [],
  });
  const reply = await post(context, '/Users', body);
  demandStatus(context, reply, [201], {
    id: 'refused',
    doing: 'A user with null and empty arrays is created',
    fix: 'Take null and [] for attributes without a value',
  });
  const now = await read(context, { path: `/Users/${encodeURIComponent(idOf(reply.body))}` });
  const none = ['title', 'phoneNumbers', 'roles', 'groups'];
  expectContent(context, now, new Map(none.map((name) => [name, undefined])), {
    id: 'value',
    doing: 'A user that was created with null and empty arrays',
    fix: 'Keep no value where null or [] was sent',
  });
}

async function inactive(context: CaseContext): Promise<void> {
  const user = await context.createUser(new Map<string, JsonValue>([['active', false]]));
  const now = await read(context, user);
  expectContent(context, now, new Map([['active', false]]), {
    id: 'active',
    doing: 'A user that was created with active false',
    sameAs: ['echo.changed', 'echo.lost'],
    fix: 'Store active as it is sent',
  });
}

async function severalEmails(context: CaseContext): Promise<void> {
  const name = context.newUserName();
  const emails = [
    { value: name, type: 'work', primary: true },
    { value: `home-${name}`, type: 'home' },
  ];
  const user = await context.createUser(new Map<string, JsonValue>([['emails', emails]]));
  const now = await read(context, user);
  expectContent(context, now, new Map([['emails', emails]]), {
    id: 'emails',
    doing: 'A user that was created with two email addresses',
    sameAs: ['echo.changed', 'echo.lost'],
    fix: 'Store all values of a multi-valued attribute, with their type and primary',
  });
}

async function capitals(context: CaseContext): Promise<void> {
  const { userName, displayName, active, ...rest } = userBody(context, { active: false });
  const body = {
    ...rest,
    USERNAME: userName ?? null,
    DisplayName: displayName ?? null,
    Active: active ?? null,
  };
  const reply = await post(context, '/Users', body);
  if (!isSuccess(reply)) {
    expectStatus(context, reply, [201], {
      id: 'refused',
      level: 'warning',
      doing: 'A user is created with attribute names in other capitals',
      fix: 'Read the names of attributes without regard to their case',
    });
    return;
  }
  const now = await read(context, { path: `/Users/${encodeURIComponent(idOf(reply.body))}` });
  const wanted = new Map([
    ['userName', userName],
    ['displayName', displayName],
    ['active', active],
  ]);
  expectContent(context, now, wanted, {
    id: 'lost',
    level: 'warning',
    sameAs: ['echo.changed', 'echo.lost'],
    doing: 'A user that was created with attribute names in other capitals',
    fix: 'Read the names of attributes without regard to their case',
  });
}

const wrongTypes: readonly (readonly [name: string, value: JsonValue])[] = [
  ['active', 'yes'],
  ['emails', 'jane@example.com'],
  ['name', 'Jane Doe'],
  ['displayName', { text: 'Jane' }],
];

/** It may be refused, or read as something that makes sense; what is then stored has its type. */
async function types(context: CaseContext): Promise<void> {
  for (const [name, value] of wrongTypes) {
    const body = userBody(context, { [name]: value });
    const reply = await context.unjudged(() => post(context, '/Users', body));
    if (isSuccess(reply) && idOf(reply.body) !== '') {
      await read(context, { path: `/Users/${encodeURIComponent(idOf(reply.body))}` });
    }
  }
}

export const valueCases = casesOf('value', 'Values', [
  {
    id: 'unicode',
    title: 'Every text comes back as it was sent',
    requirements: ['value.utf8'],
    run: unicode,
  },
  {
    id: 'long',
    title: 'A long text is kept whole or refused',
    requirements: ['value.kept'],
    run: long,
  },
  {
    id: 'unassigned',
    title: 'null and [] mean that an attribute has no value',
    requirements: ['value.unassigned'],
    run: unassigned,
  },
  {
    id: 'false',
    title: 'A user can be created with active false',
    requirements: ['value.kept'],
    run: inactive,
  },
  {
    id: 'several',
    title: 'A multi-valued attribute keeps all its values',
    requirements: ['value.multiValued'],
    run: severalEmails,
  },
  {
    id: 'capitals',
    title: 'The case of attribute names does not matter',
    requirements: ['value.nameCase'],
    run: capitals,
  },
  {
    id: 'types',
    title: 'A value of another type is refused, or stored with the right type',
    requirements: ['value.type'],
    run: types,
  },
]);
