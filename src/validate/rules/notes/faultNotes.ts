import { answer, get, type MakeExamples } from '../../example/exampleExchange.js';
import { listOf } from '../../example/exampleResources.js';
import { bothApps, type ObservationRule } from '../../rule.js';
import { notedExamples } from './noted.js';

/** What was asked for, and is nobody's fault. One rule for all faults: which one it was, and what it did, the message says. */
export const faultNotes: readonly ObservationRule[] = [
  {
    id: 'fault.hit',
    on: 'observation',
    level: 'warning',
    title: 'No fault that was armed has changed the answer',
    references: [],
    okta: bothApps(
      'As with any server that behaves so; the message says what Okta makes of this one',
    ),
    fix: 'Nothing is wrong with the client: this is a fault that you armed. Disarm it, or let it run out, to see the usual answer',
  },
  {
    id: 'breakpoint.held',
    on: 'observation',
    level: 'hint',
    title: 'No breakpoint has held the request or its answer',
    references: [],
    okta: bothApps('It waits, and gives up after 60 seconds'),
    fix: 'Nothing is wrong: this is a breakpoint that you have set. Remove it to see how long the server takes by itself',
  },
];

const page = () => get('/Users?startIndex=1&count=100', answer(200, listOf([])));

export const faultNoteExamples: MakeExamples = () =>
  notedExamples({
    'fault.hit': [page(), page()],
    'breakpoint.held': [page(), page()],
  })();
