import { type CaseContext, type Reply } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { activeForms, setActive } from './activeForms.js';
import { consequences } from './consequences.js';
import { demandFound, lookUp, lookUpOne, queryForms } from './lookup.js';
import { oktaCase } from './oktaCase.js';
import { isSuccess, resourcesOf, tellStatus, totalOf } from './replies.js';
import { demandStatus } from './statusExpectation.js';
import { makeUser, post, pushProfile } from './userSteps.js';
import { createBody } from './bodies.js';

const group = 'Existence check';

/** Signs of mail addresses, and such as a server may refuse. */
const specialNames = [
  { id: 'plusSign', sign: 'a plus sign', insert: '+okta', isUsual: true },
  { id: 'apostrophe', sign: 'an apostrophe', insert: "o'neill", isUsual: true },
  { id: 'ampersand', sign: 'an ampersand', insert: '&co', isUsual: false },
  { id: 'percent', sign: 'a percent sign', insert: '%41', isUsual: false },
  { id: 'quote', sign: 'a quotation mark, escaped as \\",', insert: '"q"', isUsual: false },
  { id: 'umlaut', sign: 'an umlaut', insert: 'müller', isUsual: false },
] as const;

export const lookupCases: readonly ConformanceCase[] = [
  oktaCase({
    id: 'okta.lookup.miss',
    group,
    title: 'The lookup of somebody who does not exist finds nobody',
    requirements: ['okta.lookup.miss'],
    run: async (context) => {
      await makeUser(context);
      expectNobody(context, await lookUp(context, context.newUserName()), 'nobody has it');
    },
  }),
  oktaCase({
    id: 'okta.lookup.hit',
    group,
    title: 'The lookup finds the one user, with what Okta needs of it',
    requirements: ['okta.lookup.hit'],
    run: async (context) => {
      const user = await makeUser(context);
      await makeUser(context);
      const found = await lookUpOne(context, user);
      const missing = ['schemas', 'id', 'userName', 'active'].filter((name) => !(name in found));
      context.expect({
        id: 'members',
        sameAs: ['schema.missingInAnswer', 'schemas.missing'],
        holds: missing.length === 0,
        message: `The found user comes without ${missing.join(', ')}`,
        expected: ['schemas', 'id', 'userName', 'active'],
        actual: Object.keys(found),
        okta: consequences.notLinked,
        fix: 'Give whole resources in the list, as GET by id does',
      });
      context.expect({
        id: 'active',
        cause: 'okta.active.boolean',
        sameAs: [
          'schema.booleanText',
          'schema.booleanNumber',
          'schema.type',
          'schema.missingInAnswer',
        ],
        holds: found['active'] === true,
        message: `active of a user that was created as active is ${JSON.stringify(found['active'])} in the lookup`,
        expected: true,
        actual: found['active'] ?? null,
        okta: consequences.notReactivated,
        fix: 'Give active as the JSON boolean that was sent',
      });
    },
  }),
  oktaCase({
    id: 'okta.lookup.capitals',
    group,
    title: 'The lookup does not care for capitals in the userName',
    requirements: ['okta.lookup.case'],
    run: async (context) => {
      const user = await makeUser(context);
      const reply = await lookUp(context, user.name.toUpperCase());
      demandStatus(context, reply, [200], lookupStatus);
      const ids = resourcesOf(reply).map(({ id }) => id ?? null);
      context.expect({
        id: 'found',
        sameAs: ['filter.missed'],
        holds: ids.length === 1 && ids[0] === user.id,
        message: `${user.name} is not found as ${user.name.toUpperCase()}: the filter cares for capitals, which userName must not (caseExact false)`,
        expected: [user.id],
        actual: ids,
        okta: consequences.missedUser,
        fix: 'Compare userName without regard to capitals, with an index or a column in one case',
        seenIn: [reply],
      });
    },
  }),
  ...Object.entries(queryForms)
    .filter(([key]) => key !== 'usual')
    .map(([key, form]) =>
      oktaCase({
        id: `okta.lookup.${key}`,
        group,
        title: `The lookup is understood with ${form.name}`,
        requirements: ['okta.lookup.encoding'],
        run: async (context) => {
          const user = await makeUser(context);
          await lookUpOne(context, user);
          const reply = await lookUp(context, user.name, form);
          const ids = isSuccess(reply) ? resourcesOf(reply).map(({ id }) => id ?? null) : [];
          context.expect({
            id: 'understood',
            holds: ids.length === 1 && ids[0] === user.id,
            message: `With ${form.name} the lookup ${isSuccess(reply) ? `finds ${String(ids.length)} users` : `is answered with ${tellStatus(reply)}`}; written in the other way it finds the one`,
            expected: [user.id],
            actual: isSuccess(reply) ? ids : reply.status,
            okta: consequences.missedUser,
            fix: 'Decode the query as a form: + and %20 are both a blank, %2B is a plus; parameters come in any order',
            seenIn: [reply],
          });
        },
      }),
    ),
  ...specialNames.map(({ id, sign, insert, isUsual }) =>
    oktaCase({
      id: `okta.lookup.${id}`,
      group,
      title: `A user with ${sign.replace(/,.*/, '')} in the userName is created and found`,
      requirements: ['okta.lookup.signs'],
      run: async (context) => {
        const name = context.newUserName().replace('@', `${insert}@`);
        const reply = await post(context, createBody(name));
        if (!isUsual && reply.status >= 400 && reply.status < 500) {
          context.skip(`The server takes no ${sign} in a userName`);
        }
        demandStatus(context, reply, [201], {
          id: 'created',
          doing: `The creation of a user with ${sign} in the userName`,
          okta: consequences.notCreated,
          fix: 'Take every userName that is a mail address: letters, digits and the signs of RFC 5322',
        });
        const found = await lookUp(context, name);
        const names = isSuccess(found) ? resourcesOf(found).map(({ userName }) => userName) : [];
        context.expect({
          id: 'found',
          sameAs: ['filter.missed'],
          holds: names.length === 1,
          message: `The lookup of ${name}, with ${sign} in it, ${isSuccess(found) ? `finds ${String(names.length)} users` : `is answered with ${tellStatus(found)}`}, although the user was just created`,
          expected: 1,
          actual: names.length,
          okta: consequences.missedUser,
          fix: `Read the value of the filter as a JSON string after the query was decoded once; ${sign} in it stands for itself`,
          seenIn: [found, reply],
        });
      },
    }),
  ),
  oktaCase({
    id: 'okta.lookup.exact',
    group,
    title: 'The lookup compares the whole userName, not a part or a pattern of it',
    requirements: ['okta.lookup.exact'],
    run: async (context) => {
      const plain = context.newUserName();
      const name = plain.replace('@', '_a@');
      const others = [`${name}.au`, plain.replace('@', '-a@'), plain.replace('@', 'xa@')];
      const user = await makeUser(context, named(name));
      await Promise.all(others.map((other) => makeUser(context, named(other))));
      demandFound(context, await lookUp(context, name), user);
      expectNobody(
        context,
        await lookUp(context, plain.replace('@', '%a@')),
        'others only resemble it',
      );
      const part = plain.slice(0, plain.indexOf('@'));
      expectNobody(context, await lookUp(context, part), 'it is only the beginning of some');
    },
  }),
  oktaCase({
    id: 'okta.lookup.inactive',
    group,
    title: 'The lookup finds inactive users too',
    requirements: ['okta.lookup.inactive'],
    run: async (context) => {
      const [form] = activeForms;
      const user = await makeUser(context);
      if (form) {
        await setActive(context, form, user, false);
      }
      const reply = await lookUp(context, user.name);
      demandStatus(context, reply, [200], lookupStatus);
      context.expect({
        id: 'found',
        cause: 'okta.deactivation.hidden',
        sameAs: ['identity.hidden', 'identity.vanished'],
        holds: resourcesOf(reply).some(({ id }) => id === user.id),
        message: 'A user that was deactivated is no longer found by its userName',
        expected: [user.id],
        actual: resourcesOf(reply).map(({ id }) => id ?? null),
        okta: consequences.hiddenUser,
        fix: 'Let filters and lists look at all users; active false is an attribute like others',
        seenIn: [reply],
      });
    },
  }),
  oktaCase({
    id: 'okta.lookup.renamed',
    group,
    title: 'After a change of the userName the new one is found, and the old one is free',
    requirements: ['okta.lookup.renamed'],
    run: async (context) => {
      const user = await makeUser(context);
      const userName = context.newUserName();
      await pushProfile(context, user, { userName });
      await lookUpOne(context, { id: user.id, name: userName });
      expectNobody(context, await lookUp(context, user.name), 'the user that had it was renamed');
    },
  }),
];

const named = (userName: string): Readonly<Record<string, string>> => ({ userName });

const lookupStatus = {
  id: 'status',
  cause: 'okta.lookup.status',
  doing: 'The lookup of a user by userName',
  okta: consequences.lookupFails,
  fix: 'Answer GET /Users?filter=userName eq "…" with 200 and a ListResponse',
};

/** RFC 7644 3.4.2 wants 200 with an empty list; Okta takes a 404 with an Error body for the same. */
function expectNobody(context: CaseContext, reply: Reply, why: string): void {
  demandStatus(context, reply, [200, 404], lookupStatus);
  const found = resourcesOf(reply);
  const total = reply.status === 200 ? totalOf(reply) : 0;
  context.expect({
    id: 'nobody',
    cause: 'okta.lookup.foundOthers',
    sameAs: ['filter.ignored', 'filter.severalUsers'],
    holds: found.length === 0 && Number(total) === 0,
    message: `The lookup finds ${String(found.length)} users (totalResults ${JSON.stringify(total)}) of a userName although ${why}`,
    expected: { totalResults: 0, userNames: [] },
    actual: { totalResults: total, userNames: found.map(({ userName }) => userName ?? null) },
    okta: consequences.severalUsers,
    fix: 'Apply the filter: userName eq "…" gives those whose whole userName is that, else an empty list with totalResults 0',
    seenIn: [reply],
  });
}
