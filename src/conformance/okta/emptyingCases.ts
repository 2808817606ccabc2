import { isJsonArray, type JsonObject, type JsonValue, withoutMember } from '../../base/json.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { aboutValues, changesBetween, tellChanges } from './compareResources.js';
import { consequences } from './consequences.js';
import { oktaCase } from './oktaCase.js';
import { makeRichUser } from './othersAttributes.js';
import { demandStatus } from './statusExpectation.js';
import { mergedBody, profilePushStatus, put, readUser } from './userSteps.js';

const group = 'Emptied attributes';

/** How an emptied attribute of Okta may come; no capture shows which (Okta: OIN plan C9337). */
const emptyForms: readonly {
  readonly id: string;
  readonly as: string;
  readonly empty: (before: JsonObject) => JsonObject;
}[] = [
  { id: 'null', as: 'null', empty: (before) => ({ ...before, title: null, displayName: null }) },
  { id: 'blank', as: 'empty text', empty: (before) => ({ ...before, title: '' }) },
  {
    id: 'left',
    as: 'nothing at all',
    empty: (before) => withoutMember(before, 'title'),
  },
];

const isGone = (value: JsonValue | undefined): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (isJsonArray(value) && value.length === 0);

export const emptyingCases: readonly ConformanceCase[] = emptyForms.map(({ id, as, empty }) =>
  oktaCase({
    id: `okta.empty.${id}`,
    group,
    title: `An attribute that is emptied in Okta and comes as ${as} is taken`,
    requirements: ['okta.update.emptied'],
    run: async (context) => {
      const user = await makeRichUser(context);
      const before = await readUser(context, user);
      if (before['title'] === undefined) {
        context.skip('The server does not keep title');
      }
      const reply = await put(context, user, mergedBody(empty(before), {}));
      demandStatus(context, reply, [200], {
        ...profilePushStatus,
        id: 'status',
        cause: `okta.empty.${id}`,
        doing: `A PUT in which title comes as ${as}`,
        fix: 'Take null, and an empty text or list, as "no value" (RFC 7643 2.5)',
      });
      const after = await readUser(context, user);
      // RFC 7644 3.5.1 lets a server choose what it makes of an attribute that is left out.
      context.expect({
        id: 'emptied',
        cause: 'okta.empty.ignored',
        holds: id === 'left' || isGone(after['title']),
        message: `title was emptied with ${as} and is ${JSON.stringify(after['title'])} afterwards`,
        expected: null,
        actual: after['title'] ?? null,
        okta: consequences.updateIgnored,
        fix: 'Take an attribute away where it comes as null or empty',
      });
      const changes = changesBetween(before, after, ['title', 'displayName']);
      context.expect({
        id: 'kept',
        cause: 'okta.update.lost',
        sameAs: aboutValues,
        holds: changes.length === 0,
        message: `Emptying one attribute has changed others: ${tellChanges(changes)}`,
        okta: consequences.dataLost,
        fix: 'Write what the PUT brings, and no more',
      });
    },
  }),
);
