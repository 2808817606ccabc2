import { isJsonArray, type JsonArray, type JsonObject } from '../../base/json.js';
import { tellValue } from '../compare/tellValue.js';
import {
  isContained,
  isEmpty,
  isSeenAgain,
  type MissingPart,
  missingParts,
} from '../compare/missingParts.js';
import { answer, get, patch, post, put, type MakeExamples } from '../example/exampleExchange.js';
import { group, jane, locationHeader, newJane, patchOf } from '../example/exampleResources.js';
import { patched } from '../history/contentAfter.js';
import { type History } from '../history/history.js';
import { bothApps, type ExchangeRule, inBody, type Problem, type Problems } from '../rule.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { isShown } from './isShown.js';
import { toPointer } from '../../base/jsonPointer.js';

/** The resource that the answer shows whole. */
const shownResource = (view: ExchangeView): JsonObject | undefined =>
  isShown(view) ? view.answer : undefined;

/** What a POST or PUT wrote that did not come back. */
function notEchoed(view: ExchangeView): readonly MissingPart[] {
  const { sent, type, method } = view;
  const got = shownResource(view);
  const isWrite = (method === 'POST' && view.place.kind === 'collection') || method === 'PUT';
  return type && sent && got && isWrite ? missingParts(type, sent, got) : [];
}

const lost = (view: ExchangeView): Problems =>
  notEchoed(view)
    .filter(({ got }) => isEmpty(got))
    .map(({ name, sent }) => ({
      message: `${name} was sent as ${tellValue(sent)}, but the answer has none`,
      place: inBody('response'),
    }));

const changed = (view: ExchangeView): Problems =>
  notEchoed(view)
    .filter(({ got }) => !isEmpty(got))
    .map(({ name, sent, got = null, pointer }) => ({
      message: `${name} was sent as ${tellValue(sent)}, but the answer has ${tellValue(got)}`,
      place: inBody('response', pointer),
    }));

/**
 * A PATCH that was applied changes nothing when it is applied to its own answer once more; what it
 * would change was not done.
 */
function undone(view: ExchangeView): readonly { readonly name: string; readonly is: JsonObject }[] {
  const got = shownResource(view);
  const again =
    view.type && view.method === 'PATCH' ? patched(view.type, got, view.sent) : undefined;
  if (!got || !again || again === got) {
    return [];
  }
  return Object.keys({ ...got, ...again })
    .filter((name) => !unjudged.has(name) && !isLeftOut(name, got) && isShownAgain(view, name))
    .filter((name) => !isSameAttribute(view, name, got, again))
    .map((name) => ({ name, is: got }));
}

/** An answer may leave the members out as a whole: with large groups many services do. */
const isLeftOut = (name: string, got: JsonObject): boolean =>
  name === 'members' && got[name] === undefined;

/** A password never is (RFC 7643 4.1.1). */
function isShownAgain({ type }: ExchangeView, name: string): boolean {
  const attribute = type?.attributes.find(name);
  return !attribute || isSeenAgain(attribute);
}

const unjudged: ReadonlySet<string> = new Set(['meta', 'schemas', 'id']);

function isSameAttribute(
  { type }: ExchangeView,
  name: string,
  left: JsonObject,
  right: JsonObject,
): boolean {
  const [one, other] = [left[name] ?? null, right[name] ?? null];
  const attribute = type?.attributes.find(name);
  if (isEmpty(one) || isEmpty(other) || !attribute) {
    return isEmpty(one) === isEmpty(other);
  }
  return isContained(attribute, one, other) && isContained(attribute, other, one);
}

const notApplied = (view: ExchangeView): Problems =>
  undone(view).map(({ name, is }): Problem => {
    const now = is[name];
    return {
      message: `The PATCH was answered with ${String(view.status)}, but ${name} is ${isEmpty(now) ? 'not there' : tellValue(now ?? null)} in the answer, not what the operations make of it`,
      place: inBody('response', isEmpty(now) ? '' : toPointer([name])),
    };
  });

/** What a PATCH should have left as it was. */
function wiped(view: ExchangeView, history: History): Problems {
  const { type } = view;
  const got = shownResource(view);
  const before = history.findBefore(view);
  const expected =
    type && view.method === 'PATCH' ? patched(type, before?.content, view.sent) : undefined;
  if (!type || !got || !before?.content || !expected) {
    return undefined;
  }
  // What the operations set, and did not, is for another rule.
  const wasThere = new Set(missingParts(type, before.content, got).map(({ name }) => name));
  return missingParts(type, expected, got)
    .filter(({ name, got: now }) => isEmpty(now) && wasThere.has(name))
    .filter(({ attribute }) => attribute.name !== 'members')
    .map(({ name, sent }) => ({
      message: `${name} was ${tellValue(sent)} before the PATCH, which does not speak of it, and is gone in the answer`,
      place: inBody('response'),
      related: [before.exchangeId],
    }));
}

/** How many members are gone beyond those that the operations remove. */
function lostMembers(view: ExchangeView, history: History): Problems {
  const before = history.findBefore(view);
  const isPatch = view.type !== undefined && view.method === 'PATCH';
  const wanted = isPatch ? patched(view.type, before?.content, view.sent)?.['members'] : undefined;
  const there = shownMembers(view);
  if (!before || !there || !isJsonArray(wanted) || wanted.length <= there.length) {
    return undefined;
  }
  return {
    message: `The group should have ${String(wanted.length)} members after the PATCH, but has ${String(there.length)}`,
    place: inBody('response', '/members'),
    related: [before.exchangeId],
  };
}

/** An answer may leave the members out as a whole; Okta does not read them. */
function shownMembers(view: ExchangeView): JsonArray | undefined {
  const members = shownResource(view)?.['members'];
  return isJsonArray(members) ? members : undefined;
}

/** What was written comes back, and nothing else changes (RFC 7644 3.3, 3.5.1 and 3.5.2). */
export const echoRules: readonly ExchangeRule[] = [
  {
    id: 'echo.lost',
    on: 'exchange',
    level: 'warning',
    title: 'What a client wrote is in the answer',
    references: ['RFC 7644 3.3', 'RFC 7644 3.5.1'],
    okta: bothApps(
      'Okta takes the answer as a success; the attribute is missing in the app, and comes back empty with the next import',
    ),
    fix: 'Store the attribute and return it; where it is not supported on purpose, turn this rule off or take it out of the mapping',
    check: lost,
  },
  {
    id: 'echo.changed',
    on: 'exchange',
    level: 'warning',
    title: 'What a client wrote comes back as it was written',
    references: ['RFC 7644 3.3', 'RFC 7644 3.5.1'],
    okta: bothApps(
      'Okta takes the answer as a success, and sends the value again with each profile push',
    ),
    fix: 'Return the value that was sent, or refuse it with 400 invalidValue',
    check: changed,
  },
  {
    id: 'patch.notApplied',
    on: 'exchange',
    level: 'error',
    title: 'A PATCH that is answered with success has been applied',
    references: ['RFC 7644 3.5.2'],
    okta: {
      aiw: 'An AIW app sends no PATCH',
      oin: 'Okta takes it as done: a deactivated user stays active, a member stays in the group',
    },
    fix: 'Apply all operations, with and without path, or answer 400',
    check: notApplied,
  },
  {
    id: 'patch.wiped',
    on: 'exchange',
    level: 'error',
    title: 'A PATCH changes only what its operations speak of',
    references: ['RFC 7644 3.5.2.3'],
    okta: {
      aiw: 'An AIW app sends no PATCH',
      oin: 'A deactivation is a replace without path, { "active": false }: taken as the whole user, it wipes the profile',
    },
    fix: 'Merge the value of an operation without path into the resource, attribute by attribute',
    check: wiped,
  },
  {
    id: 'patch.lostMembers',
    on: 'exchange',
    level: 'error',
    title: 'A PATCH removes only the members that it names',
    references: ['RFC 7644 3.5.2.2'],
    okta: {
      aiw: 'An AIW app replaces the whole group by PUT',
      oin: 'Removing one member is remove with the path members[value eq "…"]; read as members alone it empties the group, and Okta does not notice',
    },
    fix: 'Read the filter in the brackets of the path, and remove what matches it',
    check: lostMembers,
  },
];

const created = () => locationHeader();
const deactivate = () => patchOf([{ op: 'replace', value: { active: false } }]);
const removeOmar = () => patchOf([{ op: 'remove', path: 'members[value eq "3907"]' }]);
const both = [
  { value: '2819', display: 'jane@example.com' },
  { value: '3907', display: 'omar@example.com' },
];

export const echoExamples: MakeExamples = () => ({
  'echo.lost': {
    failing: [
      post('/Users', newJane({ title: 'Engineer' }), answer(201, jane(), created())),
      put('/Users/2819', newJane({ externalId: '00u1' }), answer(200, jane())),
    ],
    passing: [
      post(
        '/Users',
        newJane({ title: 'Engineer', groups: [], password: 'x' }),
        answer(201, jane({ title: 'Engineer' }), created()),
      ),
    ],
  },
  'echo.changed': {
    failing: [put('/Users/2819', newJane({ active: false }), answer(200, jane({ active: true })))],
    passing: [
      put('/Users/2819', newJane({ userName: 'Jane@Example.com' }), answer(200, jane())),
      put('/Users/2819', newJane({ active: false }), answer(200, jane({ active: false }))),
    ],
  },
  'patch.notApplied': {
    failing: [
      patch('/Users/2819', deactivate(), answer(200, jane())),
      patch(
        '/Groups/e9e3',
        patchOf([{ op: 'add', path: 'members', value: [{ value: '3907' }] }]),
        answer(200, group()),
      ),
    ],
    passing: [patch('/Users/2819', deactivate(), answer(200, jane({ active: false })))],
  },
  'patch.wiped': {
    failing: [
      [
        get('/Users/2819', answer(200, jane({ displayName: 'Jane Doe' }))),
        patch(
          '/Users/2819',
          deactivate(),
          answer(200, jane({ active: false, displayName: undefined })),
        ),
      ],
    ],
    passing: [
      [
        get('/Users/2819', answer(200, jane({ displayName: 'Jane Doe' }))),
        patch(
          '/Users/2819',
          deactivate(),
          answer(200, jane({ active: false, displayName: 'Jane Doe' })),
        ),
      ],
    ],
  },
  'patch.lostMembers': {
    failing: [
      [
        get('/Groups/e9e3', answer(200, group({ members: both }))),
        patch('/Groups/e9e3', removeOmar(), answer(200, group({ members: [] }))),
      ],
    ],
    passing: [
      [
        get('/Groups/e9e3', answer(200, group({ members: both }))),
        patch('/Groups/e9e3', removeOmar(), answer(200, group())),
      ],
      [
        get('/Groups/e9e3', answer(200, group({ members: both }))),
        patch('/Groups/e9e3', removeOmar(), answer(200, group({ members: undefined }))),
      ],
    ],
  },
});
