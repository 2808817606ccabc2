import { isJsonArray, type JsonObject } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { tellValue } from '../compare/tellValue.js';
import { isEmpty, missingParts } from '../compare/missingParts.js';
import { answer, get, type MakeExamples, patch, post, put } from '../example/exampleExchange.js';
import {
  group,
  jane,
  locationHeader,
  newGroup,
  newJane,
  patchOf,
} from '../example/exampleResources.js';
import { type History } from '../history/history.js';
import { bothApps, type ExchangeRule, inBody, type Problem, type Problems } from '../rule.js';
import { readAnyCase, readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { objectsIn } from '../view/messageView.js';
import { isShown } from './isShown.js';

/** Undefined where there is no list. */
function membersOf(resource: JsonObject | undefined): ReadonlySet<string> | undefined {
  const list = readAnyCase(resource, 'members');
  return isJsonArray(list)
    ? new Set(objectsIn(list).flatMap(([, item]) => readText(item, 'value') ?? []))
    : undefined;
}

/** Of a PUT, which says who is in the group. */
function keptMembers(view: ExchangeView): Problems {
  const sent = view.method === 'PUT' ? membersOf(view.sent) : undefined;
  const got = isShown(view) ? membersOf(view.answer) : undefined;
  const kept = sent && got ? [...got].filter((id) => !sent.has(id)) : [];
  const [first] = kept;
  return first === undefined
    ? undefined
    : {
        message: `${String(kept.length)} of the members in the answer ${kept.length === 1 ? 'is' : 'are'} not in the PUT, which replaces all of them; the first is ${shorten(first)}`,
        place: inBody('response', '/members'),
      };
}

/** The first read after a write, in the light of what was there before the write. */
function cameBack(view: ExchangeView, history: History): Problems {
  const state = history.findBefore(view);
  const { before, method, exchangeId } = state?.lastWrite ?? {};
  const { type, answer: got } = view;
  if (!type || !got || !before || !state?.content || view.method !== 'GET' || !isShown(view)) {
    return undefined;
  }
  const { content } = state;
  const related = exchangeId === undefined ? [] : [exchangeId];
  const gone = missingParts(type, before, content).filter(({ got: now }) => isEmpty(now));
  const still = missingParts(type, before, got).map(({ name }) => name);
  return gone
    .filter(({ name }) => !still.some((one) => one === name || isWithin(one, name)))
    .map(({ name, sent }): Problem => ({
      message: `${name} was gone after the last ${method ?? 'write'}, and is ${tellValue(sent)} again, as it was before`,
      place: inBody('response'),
      related,
    }));
}

/** Of a list that has come back in part, as of one that is empty in place of missing, the elements are told. */
const isWithin = (name: string, whole: string): boolean =>
  name.startsWith(`${whole}[`) || name.startsWith(`${whole}.`);

/** What a write took away stays away. */
export const keptRules: readonly ExchangeRule[] = [
  {
    id: 'echo.keptMembers',
    on: 'exchange',
    level: 'error',
    title: 'A PUT of a group replaces its members',
    references: ['RFC 7644 3.5.1'],
    okta: {
      aiw: 'Okta takes the answer as a success: who has left the group in Okta keeps the access that it gives',
      oin: 'An OIN app changes groups by PATCH',
    },
    fix: 'Take the members of the PUT as the whole list, and remove all others',
    check: keptMembers,
  },
  {
    id: 'identity.cameBack',
    on: 'exchange',
    level: 'warning',
    title: 'What a write has removed is not there when it is read',
    references: ['RFC 7644 3.5.1', 'RFC 7644 3.5.2.2', 'RFC 7644 3.4.1'],
    okta: bothApps(
      'Okta takes the write as done: the old value stays in the app, a removed member stays in the group',
    ),
    fix: 'Store what the write made of the resource, also what it took away, before it is answered',
    check: cameBack,
  },
];

const both = [{ value: '2819' }, { value: '3907' }];
const removeJane = patch(
  '/Groups/e9e3',
  patchOf([{ op: 'remove', path: 'members[value eq "2819"]' }]),
  answer(204),
);
const made = post(
  '/Users',
  newJane({ nickName: 'Janie' }),
  answer(201, jane({ nickName: 'Janie' }), locationHeader()),
);
const replaced = put('/Users/2819', newJane(), answer(200, jane()));

export const keptExamples: MakeExamples = () => ({
  'echo.keptMembers': {
    failing: [
      put(
        '/Groups/e9e3',
        newGroup({ members: [{ value: '3907' }] }),
        answer(200, group({ members: both })),
      ),
    ],
    passing: [
      put('/Groups/e9e3', newGroup({ members: both }), answer(200, group({ members: both }))),
      put('/Groups/e9e3', newGroup({ members: undefined }), answer(200, group())),
    ],
  },
  'identity.cameBack': {
    failing: [
      [
        get('/Groups/e9e3', answer(200, group())),
        removeJane,
        get('/Groups/e9e3', answer(200, group())),
      ],
      [made, replaced, get('/Users/2819', answer(200, jane({ nickName: 'Janie' })))],
    ],
    passing: [
      [
        get('/Groups/e9e3', answer(200, group())),
        removeJane,
        get('/Groups/e9e3', answer(200, group({ members: [] }))),
      ],
      [made, replaced, get('/Users/2819', answer(200, jane()))],
    ],
  },
});
