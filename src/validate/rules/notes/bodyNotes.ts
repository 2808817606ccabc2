import { answer, type MakeExamples, post, put, raw } from '../../example/exampleExchange.js';
import { jane, locationHeader, newJane } from '../../example/exampleResources.js';
import { inBody, type ObservationRule } from '../../rule.js';
import { notedExamples } from './noted.js';

/** What the mock server did with the body of a POST or PUT, beyond what the schemas say of it. */
export const bodyNotes: readonly ObservationRule[] = [
  {
    id: 'body.byteOrderMark',
    on: 'observation',
    level: 'hint',
    title: 'The body of a request begins without a byte order mark',
    references: ['RFC 8259 8.1'],
    fix: 'Write UTF-8 without a byte order mark; in .NET that is new UTF8Encoding(false)',
    place: inBody('request'),
  },
  {
    id: 'body.readOnly',
    on: 'observation',
    level: 'hint',
    title: 'What is read-only is ignored where a client sends it',
    references: ['RFC 7643 2.2', 'RFC 7644 3.5.1'],
    okta: {
      aiw: 'Okta reads the user and sends back what it has read with its changes, id and meta too. A server that refuses them fails every update',
      oin: 'The PATCH that renames a group has the id in its value, and comes with every push of members. A server that refuses it fails the push',
    },
    fix: 'Nothing has to be done: a server ignores it, and a client may leave it out',
    place: inBody('request'),
  },
];

const created = () => answer(201, jane(), locationHeader());
const createJane = () => post('/Users', newJane(), created());

export const bodyNoteExamples: MakeExamples = () =>
  notedExamples({
    'body.byteOrderMark': [
      post('/Users', raw(`\uFEFF${JSON.stringify(newJane())}`), created()),
      createJane(),
    ],
    'body.readOnly': [
      put('/Users/2819', jane({ title: 'Engineer' }), answer(200, jane({ title: 'Engineer' }))),
      put('/Users/2819', newJane(), answer(200, jane())),
    ],
  })();
