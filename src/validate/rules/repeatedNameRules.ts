import { isJsonObject, type JsonObject } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { answer, get, type MakeExamples, post, raw } from '../example/exampleExchange.js';
import { jane, locationHeader, newJane } from '../example/exampleResources.js';
import { type FindingSide } from '../finding.js';
import { bothApps, type ExchangeRule, inBody, type MessageRule, type Problem } from '../rule.js';
import { type ParsedBody } from '../view/parsedBody.js';
import { type MessageView } from '../view/messageView.js';
import { findRepeatedKeys } from '../view/repeatedKeys.js';

const mostTold = 10;

const inText = (side: FindingSide, body: ParsedBody): readonly Problem[] =>
  body.kind === 'json'
    ? findRepeatedKeys(body.text, body.value)
        .slice(0, mostTold)
        .map((name) => ({
          message: `The body has ${shorten(name)} twice in one object; most readers take the last and say nothing`,
          place: inBody(side),
        }))
    : [];

/** Members that are one attribute to SCIM, as its names have no case. */
function sameNames(message: MessageView): readonly Problem[] {
  if (message.kind !== 'resource') {
    return [];
  }
  return [
    ...alike(message, message.value, []),
    ...Object.entries(message.value).flatMap(([name, value]) =>
      isJsonObject(value) ? alike(message, value, [name]) : [],
    ),
  ];
}

function alike(
  message: MessageView,
  object: JsonObject,
  steps: readonly string[],
): readonly Problem[] {
  const firsts = new Map<string, string>();
  const problems: Problem[] = [];
  for (const name of Object.keys(object)) {
    const first = firsts.get(name.toLowerCase());
    if (first === undefined) {
      firsts.set(name.toLowerCase(), name);
    } else {
      problems.push({
        message: `${shorten(name)} and ${shorten(first)} are the same attribute: names have no case`,
        place: message.at(...steps, name),
      });
    }
  }
  return problems;
}

/** One name, one value (RFC 8259 4, RFC 7643 2.1). */
export const repeatedNameRules: readonly (ExchangeRule | MessageRule)[] = [
  {
    id: 'body.repeatedName',
    on: 'exchange',
    level: 'error',
    title: 'An object in a body has each name once',
    references: ['RFC 8259 4'],
    okta: bothApps('Not confirmed which of the values Okta takes'),
    fix: 'Write each name once: a serialiser that writes a map and its own fields is the usual cause',
    check: (view) => [
      ...inText('request', view.requestBody),
      ...inText('response', view.answerBody),
    ],
  },
  {
    id: 'attribute.repeatedName',
    on: 'message',
    level: 'error',
    title: 'An attribute is there once, whatever its capitals',
    references: ['RFC 7643 2.1'],
    fix: 'Send the attribute once, as its schema spells it',
    check: sameNames,
  },
];

const twice = JSON.stringify(jane()).replace('"userName"', '"userName":"x","userName"');

export const repeatedNameExamples: MakeExamples = () => ({
  'body.repeatedName': {
    failing: [get('/Users/2819', answer(200, raw(twice)))],
    passing: [
      get('/Users/2819', answer(200, jane({ title: '"title": "of \\"a\\"": {' }))),
      post('/Users', newJane(), answer(201, jane(), locationHeader())),
    ],
  },
  'attribute.repeatedName': {
    failing: [
      get('/Users/2819', answer(200, jane({ UserName: 'x@example.com' }))),
      get(
        '/Users/2819',
        answer(200, jane({ name: { givenName: 'Jane', GivenName: 'J', familyName: 'Doe' } })),
      ),
    ],
    passing: [get('/Users/2819', answer(200, jane()))],
  },
});
