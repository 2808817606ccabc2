import { isJsonArray } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { answer, del, get, type MakeExamples, post } from '../example/exampleExchange.js';
import {
  errorOf,
  group,
  jane,
  listOf,
  locationHeader,
  newJane,
  omar,
} from '../example/exampleResources.js';
import { type History } from '../history/history.js';
import { bothApps, type ExchangeRule, inBody, inStatus, type Problems } from '../rule.js';
import { readAnyCase, readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { objectsIn } from '../view/messageView.js';
import { isShown } from './isShown.js';

/** The name that a creation asks for. */
const wantedName = ({ type, sent, method, place }: ExchangeView): string | undefined =>
  type && method === 'POST' && place.kind === 'collection'
    ? readText(sent, nameAttributeOf(type))
    : undefined;

function blockedName(view: ExchangeView, { departures }: History): Problems {
  const { type } = view;
  const name = wantedName(view);
  if (!type || name === undefined || view.status !== 409) {
    return undefined;
  }
  const gone = departures.findByName(type, name);
  return gone
    ? {
        message: `${shorten(name)} is refused with 409, though ${type.name} ${gone.id}, which had it, was deleted`,
        place: inStatus,
        related: [gone.exchangeId],
      }
    : undefined;
}

function unseenConflict(view: ExchangeView, { departures }: History): Problems {
  const { type } = view;
  const name = wantedName(view);
  if (!type || name === undefined || view.status !== 409 || departures.findByName(type, name)) {
    return undefined;
  }
  const lookup = departures.findVacancy(type, name);
  return lookup === undefined
    ? undefined
    : {
        message: `The creation of ${shorten(name)} is refused with 409, though a lookup had just found nobody of that ${nameAttributeOf(type)}`,
        place: inStatus,
        related: [lookup],
      };
}

/** A creation that is answered with an id that somebody has, or had. */
function reusedId(view: ExchangeView, history: History): Problems {
  const { type, answer: created } = view;
  const id = readText(created, 'id');
  const isCreation = view.method === 'POST' && view.place.kind === 'collection' && view.isSuccess;
  if (!type || id === undefined || !isCreation) {
    return undefined;
  }
  const known = history.find(type, id);
  if (!known) {
    return undefined;
  }
  const name = readText(known.content, nameAttributeOf(type));
  const isSame = name?.toLowerCase() === readText(created, nameAttributeOf(type))?.toLowerCase();
  return {
    message:
      known.deletedBy !== undefined
        ? `The new ${type.name} has the id ${shorten(id)} of one that was deleted`
        : isSame
          ? `The creation is answered with ${String(view.status)} and the id ${shorten(id)} of the ${type.name} that is there already; its ${nameAttributeOf(type)} is taken, so 409 is the answer`
          : `The new ${type.name} has the id ${shorten(id)}, which ${shorten(name ?? 'another one')} has already`,
    place: inBody('response', '/id'),
    related: [known.exchangeId],
  };
}

function listedAgain(view: ExchangeView, history: History): Problems {
  return view.list
    ? view.answerMessages.slice(1).flatMap((message) => {
        const id = readText(message.value, 'id');
        const deletedBy =
          id !== undefined && message.type ? history.find(message.type, id)?.deletedBy : undefined;
        return deletedBy !== undefined && id !== undefined
          ? [
              {
                message: `The list shows ${shorten(id)}, which was deleted`,
                place: message.at(),
                related: [deletedBy],
              },
            ]
          : [];
      })
    : undefined;
}

function deletedMember(view: ExchangeView, { departures }: History): Problems {
  const members = readAnyCase(view.answer, 'members');
  if (view.type?.name !== 'Group' || view.method !== 'GET' || !isShown(view)) {
    return undefined;
  }
  return objectsIn(isJsonArray(members) ? members : []).flatMap(([at, member]) => {
    const id = readText(member, 'value');
    const gone = id === undefined ? undefined : departures.findById(id);
    return gone
      ? [
          {
            message: `members[${String(at)}] is ${gone.id}, which was deleted`,
            place: inBody('response', `/members/${String(at)}`),
            related: [gone.exchangeId],
          },
        ]
      : [];
  });
}

/** What becomes of names and ids once a resource is deleted, and who has which (RFC 7644 3.6). */
export const deletionRules: readonly ExchangeRule[] = [
  {
    id: 'identity.blockedName',
    on: 'exchange',
    level: 'error',
    title: 'The name of a deleted resource is free again',
    references: ['RFC 7644 3.6'],
    okta: bothApps(
      'The existence check finds nobody, and the POST that follows is refused with 409: the person cannot be provisioned any more',
    ),
    fix: 'Leave deleted resources out when a name is checked; a soft delete must not keep the unique index',
    check: blockedName,
  },
  {
    id: 'identity.unseenConflict',
    on: 'exchange',
    level: 'warning',
    title: 'Who is in the way of a creation is found by a lookup',
    references: ['RFC 7644 3.4.2.2', 'RFC 7644 3.3'],
    okta: bothApps(
      'Okta looks for the name first, finds nobody and POSTs: with a 409 the task fails, and each retry ends the same way',
    ),
    fix: 'Let filter and uniqueness look at the same column without regard to case, inactive users included; where another attribute is in the way, name it in detail',
    check: unseenConflict,
  },
  {
    id: 'identity.reusedId',
    on: 'exchange',
    level: 'error',
    title: 'A new resource has an id that none has or had',
    references: ['RFC 7643 3.1', 'RFC 7644 3.3'],
    okta: bothApps(
      'Okta keeps the id as the External ID of the app user: two of them then change and deactivate the same account',
    ),
    fix: 'Make a new id for each resource; where the name is taken, answer 409 in place of 201',
    check: reusedId,
  },
  {
    id: 'identity.listedAgain',
    on: 'exchange',
    level: 'error',
    title: 'What was deleted is in no list',
    references: ['RFC 7644 3.6'],
    okta: bothApps('The next import brings the person back'),
    fix: 'Leave deleted resources out of queries',
    check: listedAgain,
  },
  {
    id: 'membership.deletedMember',
    on: 'exchange',
    level: 'warning',
    title: 'A deleted user is in no group',
    references: ['RFC 7643 4.2', 'RFC 7644 3.6'],
    fix: 'Take the user out of all groups when it is deleted',
    check: deletedMember,
  },
];

const created = () => post('/Users', newJane(), answer(201, jane(), locationHeader()));
const deleted = () => del('/Users/2819', answer(204));
const conflict = () => answer(409, errorOf(409, 'It is taken', { scimType: 'uniqueness' }));
const nobody = () =>
  get('/Users?filter=userName%20eq%20%22jane%40example.com%22', answer(200, listOf([])));
const anew = () =>
  post(
    '/Users',
    newJane(),
    answer(201, jane({ id: '2820', meta: { resourceType: 'User' } }), locationHeader('2820')),
  );

export const deletionExamples: MakeExamples = () => ({
  'identity.blockedName': {
    failing: [[created(), deleted(), post('/Users', newJane(), conflict())]],
    passing: [[created(), deleted(), anew()]],
  },
  'identity.unseenConflict': {
    failing: [[nobody(), post('/Users', newJane(), conflict())]],
    passing: [[nobody(), created(), post('/Users', newJane(), conflict())]],
  },
  'identity.reusedId': {
    failing: [
      [created(), post('/Users', newJane(), answer(201, jane(), locationHeader()))],
      [created(), deleted(), created()],
    ],
    passing: [[created(), deleted(), anew()]],
  },
  'identity.listedAgain': {
    failing: [[created(), deleted(), get('/Users', answer(200, listOf([jane(), omar()])))]],
    passing: [[created(), deleted(), get('/Users', answer(200, listOf([omar()])))]],
  },
  'membership.deletedMember': {
    failing: [[created(), deleted(), get('/Groups/e9e3', answer(200, group()))]],
    passing: [[created(), deleted(), get('/Groups/e9e3', answer(200, group({ members: [] })))]],
  },
});
