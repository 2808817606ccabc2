import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { tellValue } from '../compare/tellValue.js';
import { isEmpty, missingParts } from '../compare/missingParts.js';
import { answer, del, get, post, put, type MakeExamples } from '../example/exampleExchange.js';
import { errorOf, jane, listOf, locationHeader, newJane } from '../example/exampleResources.js';
import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { type History, type ResourceState } from '../history/history.js';
import {
  bothApps,
  type ExchangeRule,
  inBody,
  inStatus,
  type Problem,
  type Problems,
} from '../rule.js';
import { readAnyCase, readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { isShown } from './isShown.js';
import { oktaTexts } from '../oktaTexts.js';

function duplicate(view: ExchangeView, history: History): Problems {
  const { type, sent, method, status } = view;
  const name = type?.name === 'User' ? readText(sent, nameAttributeOf(type)) : undefined;
  if (!type || name === undefined || method !== 'POST' || status !== 201) {
    return undefined;
  }
  const known = history.findByName(type, name);
  // With the id of the other one it is identity.reusedId.
  return known && known.id !== readText(view.answer, 'id')
    ? {
        message: `${shorten(name)} is the userName of the user ${known.id} already, and a second one was created`,
        place: inStatus,
        related: [known.exchangeId],
      }
    : undefined;
}

/** The state before, where the resource should still be there. */
function missing(view: ExchangeView, history: History): ResourceState | undefined {
  const before = history.findBefore(view);
  // The 404 may be about somebody else, as a member of a group that is not there.
  const isGone =
    view.status === 404 &&
    view.method !== 'DELETE' &&
    (view.method === 'GET' || view.type?.name !== 'Group');
  return isGone && before?.content && before.deletedBy === undefined ? before : undefined;
}

function hidden(view: ExchangeView, history: History): Problems {
  const before = missing(view, history);
  return before && readAnyCase(before.content, 'active') === false
    ? {
        message: `${before.type.name} ${before.id} was deactivated and is answered with 404 now`,
        place: inStatus,
        related: [before.exchangeId],
      }
    : undefined;
}

function vanished(view: ExchangeView, history: History): Problems {
  const before = missing(view, history);
  return before && readAnyCase(before.content, 'active') !== false
    ? {
        message: `${before.type.name} ${before.id} is answered with 404, though it was there before, and no request in the capture has deleted it`,
        place: inStatus,
        related: [before.exchangeId],
      }
    : undefined;
}

function stillThere(view: ExchangeView, history: History): Problems {
  const deletedBy = history.findBefore(view)?.deletedBy;
  return deletedBy !== undefined && view.isSuccess
    ? {
        message: `The ${view.type?.name ?? 'resource'} was deleted, and the ${view.method} is answered with ${String(view.status)} in place of 404`,
        place: inStatus,
        related: [deletedBy],
      }
    : undefined;
}

/** Who was deleted is a member no more. */
function withoutDeleted(content: JsonObject, { departures }: History): JsonObject {
  const { members } = content;
  const isGone = (member: JsonValue): boolean =>
    isJsonObject(member) && departures.findById(readText(member, 'value') ?? '') !== undefined;
  return isJsonArray(members) && members.some(isGone)
    ? { ...content, members: members.filter((member) => !isGone(member)) }
    : content;
}

/** A read that does not show what was written before it. */
function staleRead(view: ExchangeView, history: History): Problems {
  const before = history.findBefore(view);
  if (!before?.content || !before.lastWrite || !view.answer || !view.type) {
    return undefined;
  }
  if (
    view.method !== 'GET' ||
    !isShown(view) ||
    before.exchangeId !== before.lastWrite.exchangeId
  ) {
    return undefined;
  }
  const related = [before.lastWrite.exchangeId];
  const expected = withoutDeleted(before.content, history);
  return missingParts(view.type, expected, view.answer).map(
    ({ name, sent, got, pointer }): Problem => ({
      message: `${name} was ${tellValue(sent)} after the last ${before.lastWrite?.method ?? 'write'}, and is ${isEmpty(got) ? 'not there' : tellValue(got ?? null)} now`,
      place: inBody('response', isEmpty(got) ? '' : pointer),
      related,
    }),
  );
}

/** In a list somebody has the name of another who was there before. */
function otherId(view: ExchangeView, history: History): Problems {
  if (!view.list) {
    return undefined;
  }
  return view.answerMessages.slice(1).flatMap((message): readonly Problem[] => {
    const { type, value, kind } = message;
    const id = readText(value, 'id');
    const name = type && kind === 'resource' ? readText(value, nameAttributeOf(type)) : undefined;
    const known =
      type?.name === 'User' && name !== undefined ? history.findByName(type, name) : undefined;
    return known && id !== undefined && known.id !== id && name !== undefined
      ? [
          {
            message: `${shorten(name)} had the id ${shorten(known.id)} and has the id ${shorten(id)} now`,
            place: message.at(message.spelled('id')),
            related: [known.exchangeId],
          },
        ]
      : [];
  });
}

/** One resource from request to request: who it is, and whether it is still there. */
export const identityRules: readonly ExchangeRule[] = [
  {
    id: 'identity.duplicate',
    on: 'exchange',
    level: 'error',
    title: 'A userName that is taken is answered with 409',
    references: ['RFC 7644 3.3', 'RFC 7643 4.1.1'],
    okta: bothApps(
      `Two accounts for one person; the next existence check finds both: "${oktaTexts.multipleUsers('2')}"`,
    ),
    fix: 'Make userName unique without regard to case, and answer 409 with the scimType uniqueness',
    check: duplicate,
  },
  {
    id: 'identity.otherId',
    on: 'exchange',
    level: 'error',
    title: 'Who has a name keeps the id',
    references: ['RFC 7643 3.1'],
    okta: bothApps(
      'Okta keeps the id as the External ID of the app user and goes on calling the old one: updates and deactivation are answered with 404',
    ),
    fix: 'Keep the id for as long as the resource is there, also when it is deactivated and activated again',
    check: otherId,
  },
  {
    id: 'identity.hidden',
    on: 'exchange',
    level: 'error',
    title: 'A deactivated user can still be read',
    references: ['RFC 7643 4.1.1'],
    okta: bothApps(
      'When the user is assigned again, Okta looks for the same account and finds none: it creates a second one, or the task fails; the CRUD test suite fails too',
    ),
    fix: 'Return inactive users with "active": false, by id and by filter',
    check: hidden,
  },
  {
    id: 'identity.vanished',
    on: 'exchange',
    level: 'warning',
    title: 'What nobody deleted is still there',
    references: ['RFC 7643 3.1', 'RFC 7644 3.4.1'],
    fix: 'Look for another client that deletes, or for an id that changes: an id is for ever',
    check: vanished,
  },
  {
    id: 'identity.stillThere',
    on: 'exchange',
    level: 'error',
    title: 'What was deleted is answered with 404',
    references: ['RFC 7644 3.6'],
    fix: 'Answer 404 to all requests for a deleted resource, and leave it out of lists',
    check: stillThere,
  },
  {
    id: 'identity.staleRead',
    on: 'exchange',
    level: 'warning',
    title: 'A read shows what was written before it',
    references: ['RFC 7644 3.4.1'],
    okta: bothApps(
      'Okta reads the resource and PUTs it back with its own attributes: a stale read is written over what is there, also "active"',
    ),
    fix: 'Read from where was written, or wait for the copy; or look for another client that writes',
    check: staleRead,
  },
];

const seen = () => get('/Users/2819', answer(200, jane()));
const gone = () => answer(404, errorOf(404, 'There is no user 2819'));
export const identityExamples: MakeExamples = () => ({
  'identity.duplicate': {
    failing: [
      [
        seen(),
        post(
          '/Users',
          newJane(),
          answer(201, jane({ id: '2820', meta: undefined }), locationHeader('2820')),
        ),
      ],
    ],
    passing: [
      [
        seen(),
        post(
          '/Users',
          newJane(),
          answer(409, errorOf(409, 'jane@example.com is taken', { scimType: 'uniqueness' })),
        ),
      ],
    ],
  },
  'identity.otherId': {
    failing: [
      [
        get('/Users/2819', answer(200, jane())),
        get(
          '/Users?filter=userName%20eq%20%22jane%40example.com%22',
          answer(200, listOf([jane({ id: '4711', meta: { resourceType: 'User' } })])),
        ),
      ],
    ],
    passing: [
      [
        get('/Users/2819', answer(200, jane())),
        put(
          '/Users/2819',
          newJane({ userName: 'janet@example.com' }),
          answer(200, jane({ userName: 'janet@example.com' })),
        ),
        get(
          '/Users?filter=userName%20eq%20%22jane%40example.com%22',
          answer(200, listOf([jane({ id: '4711', meta: { resourceType: 'User' } })])),
        ),
      ],
    ],
  },
  'identity.hidden': {
    failing: [
      [get('/Users/2819', answer(200, jane({ active: false }))), get('/Users/2819', gone())],
    ],
    passing: [
      [
        get('/Users/2819', answer(200, jane({ active: false }))),
        get('/Users/2819', answer(200, jane({ active: false }))),
      ],
    ],
  },
  'identity.vanished': {
    failing: [[seen(), get('/Users/2819', gone())]],
    passing: [[seen(), del('/Users/2819', answer(204)), get('/Users/2819', gone())]],
  },
  'identity.stillThere': {
    failing: [[del('/Users/2819', answer(204)), seen()]],
    passing: [[del('/Users/2819', answer(204)), get('/Users/2819', gone())]],
  },
  'identity.staleRead': {
    failing: [
      [
        put('/Users/2819', newJane({ title: 'Lead' }), answer(200, jane({ title: 'Lead' }))),
        seen(),
      ],
    ],
    passing: [
      [
        put('/Users/2819', newJane({ title: 'Lead' }), answer(200, jane({ title: 'Lead' }))),
        get('/Users/2819', answer(200, jane({ title: 'Lead' }))),
      ],
    ],
  },
});
