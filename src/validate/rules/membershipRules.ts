import { isJsonArray, type JsonObject } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { answer, del, get, type MakeExamples, patch, put } from '../example/exampleExchange.js';
import { group, jane, newGroup, patchOf } from '../example/exampleResources.js';
import { type History } from '../history/history.js';
import { type ExchangeRule, inBody, type Problems } from '../rule.js';
import { readAnyCase, readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { objectsIn } from '../view/messageView.js';
import { isShown } from './isShown.js';

/** The values in a list of objects; undefined where there is no list. */
function valuesOf(resource: JsonObject | undefined, name: string): ReadonlySet<string> | undefined {
  const list = readAnyCase(resource, name);
  return isJsonArray(list)
    ? new Set(objectsIn(list).flatMap(([, item]) => readText(item, 'value') ?? []))
    : undefined;
}

const readsUser = (view: ExchangeView): boolean =>
  view.type?.name === 'User' && view.method === 'GET' && isShown(view);

/** A user that is read shows whether the last write of a group has come through. */
function mirror(view: ExchangeView, { lastWrittenGroup }: History): Problems {
  const { id } = view;
  const groups = readsUser(view) ? valuesOf(view.result, 'groups') : undefined;
  const members = valuesOf(lastWrittenGroup?.content, 'members');
  if (id === undefined || !groups || !members || !lastWrittenGroup) {
    return undefined;
  }
  const isMember = members.has(id);
  if (isMember === groups.has(lastWrittenGroup.id)) {
    return undefined;
  }
  const name = shorten(readText(lastWrittenGroup.content, 'displayName') ?? lastWrittenGroup.id);
  return {
    message: isMember
      ? `The user is a member of the group ${name}, which groups does not show`
      : `groups shows the group ${name}, ${lastWrittenGroup.deletedBy === undefined ? 'of which the user is no member' : 'which was deleted'}`,
    place: inBody('response', '/groups'),
    related: [lastWrittenGroup.exchangeId],
  };
}

/** Groups and their members, seen from both sides (RFC 7643 4.1.2 and 4.2). */
export const membershipRules: readonly ExchangeRule[] = [
  {
    id: 'membership.mirror',
    on: 'exchange',
    level: 'warning',
    title: 'The groups of a user are those that have the user as a member',
    references: ['RFC 7643 4.1.2'],
    fix: 'Derive groups from the members of the groups when a user is read, or leave groups out',
    check: mirror,
  },
];

const joins = patch(
  '/Groups/e9e3',
  patchOf([{ op: 'add', path: 'members', value: [{ value: '2819' }] }]),
  answer(200, group()),
);
const leaves = put('/Groups/e9e3', newGroup({ members: [] }), answer(200, group({ members: [] })));
const goes = del('/Groups/e9e3', answer(204));
const reads = (groups: readonly JsonObject[]) => get('/Users/2819', answer(200, jane({ groups })));
const engineering = { value: 'e9e3', display: 'Engineering' };

export const membershipExamples: MakeExamples = () => ({
  'membership.mirror': {
    failing: [
      [joins, reads([])],
      [leaves, reads([engineering])],
      [joins, goes, reads([engineering])],
    ],
    passing: [
      [joins, reads([engineering])],
      [leaves, reads([])],
      [joins, goes, reads([])],
      [joins, get('/Users/2819', answer(200, jane()))],
    ],
  },
});
