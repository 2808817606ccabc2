import { answer, get, type MakeExamples } from '../../example/exampleExchange.js';
import { errorOf, jane } from '../../example/exampleResources.js';
import { bothApps, type ObservationRule } from '../../rule.js';
import { notedExamples } from './noted.js';

/** What only a server in the middle can notice. */
export const forwardNotes: readonly ObservationRule[] = [
  {
    id: 'forward.drift',
    on: 'observation',
    level: 'hint',
    title: 'A server does what the mock server would have done',
    references: ['RFC 7644 3.3', 'RFC 7644 3.4.1', 'RFC 7644 3.5', 'RFC 7644 3.6'],
    okta: bothApps(
      'Whether it matters, the other findings say: both may be right where the RFCs leave room',
    ),
    fix: 'Compare the answer with the section of the RFC. The mock server knows only what passed through here',
  },
  {
    id: 'forward.notForwarded',
    on: 'observation',
    level: 'warning',
    title: 'A request comes under a host name that the forwarding lets in',
    references: ['RFC 9110 7.2'],
    okta: bothApps('The SCIM server never sees the request; the task fails'),
    fix: 'Set the public base URL to the address under which requests come through a tunnel or a proxy',
  },
  {
    id: 'forward.unreadableCoding',
    on: 'observation',
    level: 'warning',
    title: 'A body is in the coding that Content-Encoding names, one that clients know',
    references: ['RFC 9110 8.4'],
    okta: bothApps('Okta takes gzip and deflate alone (Accept-Encoding); it cannot read another'),
    fix: 'Send the body as gzip where the client accepts it, or without Content-Encoding',
  },
];

export const forwardNoteExamples: MakeExamples = () =>
  notedExamples({
    'forward.drift': [
      get('/Users/2819', answer(200, jane({ title: 'Buyer' }))),
      get('/Users/2819', answer(200, jane())),
    ],
    'forward.notForwarded': [
      get('/Users/2819', answer(403, errorOf(403, 'The host scim.example.com is not let in'))),
      get('/Users/2819', answer(200, jane())),
    ],
    'forward.unreadableCoding': [
      get('/Users/2819', answer(200, jane(), { 'Content-Encoding': 'zstd' })),
      get('/Users/2819', answer(200, jane())),
    ],
  })();
