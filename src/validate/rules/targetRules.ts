import { type FailureReason } from '../../exchange/exchange.js';
import {
  answer,
  get,
  type ExampleExchange,
  type MakeExamples,
} from '../example/exampleExchange.js';
import { errorOf, jane } from '../example/exampleResources.js';
import { bothApps, type ExchangeRule } from '../rule.js';

/** What to do, by what happened. */
const fixes: Readonly<Record<FailureReason, string>> = {
  refused: 'Start the server; if it runs, compare host and port with those it prints at its start',
  unknownHost: 'Correct the name of the host in the base URL',
  unreachable: 'Look at the network: VPN, firewall, the address of the host',
  timedOut:
    'Answer within 60 seconds. A breakpoint in the server stops it, too; a lock or a query without an index shows in its log',
  closed:
    'Look into the log of the server: a handler that crashes, or a process that ends or restarts, closes the connection in the middle of an answer',
  tls: 'Use http:// or https:// as the server does, and a certificate for its name by an authority that clients know',
  malformed:
    'Make sure that a web server listens at this port: what came is not HTTP/1.1 (RFC 9112)',
  tooLarge: 'Answer in pages, and with shorter headers',
  cancelled: 'Nothing is wrong with the server: the call was given up',
  other: 'Look into the log of the server',
};

/** That there is an answer at all. */
export const targetRules: readonly ExchangeRule[] = [
  {
    id: 'target.noAnswer',
    on: 'exchange',
    level: 'error',
    title: 'The server gives a whole answer to each request',
    references: ['RFC 9110 15.6.3', 'RFC 9110 15.6.5'],
    okta: bothApps(
      'The task fails, and is not tried again by itself: somebody has to retry it under Dashboard > Tasks. In the test of the connection: "Error authenticating: …"',
    ),
    fix: 'Start the server, and look into its log',
    check: ({ exchange: { failure } }) =>
      failure && failure.reason !== 'cancelled'
        ? { message: failure.detail, place: { part: 'exchange' }, fix: fixes[failure.reason] }
        : undefined,
  },
];

const failed = (reason: FailureReason, detail: string): ExampleExchange => ({
  ...get('/Users/2819', answer(502, errorOf(502, detail))),
  failure: { reason, detail },
});

export const targetExamples: MakeExamples = () => ({
  'target.noAnswer': {
    failing: [
      failed(
        'refused',
        'Nobody listens at http://localhost:3000: start the server, or check the port',
      ),
      failed('closed', 'http://localhost:3000 closed the connection before its answer was whole'),
    ],
    passing: [
      get('/Users/2819', answer(200, jane())),
      failed('cancelled', 'Cancelled before the answer was there'),
    ],
  },
});
