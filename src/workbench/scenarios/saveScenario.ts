import { plural } from '../../base/plural.js';
import { toImported } from '../../capture/importedExchange.js';
import { Pseudonyms } from '../../capture/pseudonyms/pseudonyms.js';
import { type Exchange } from '../../exchange/exchange.js';
import { type RecordedScenario } from '../../okta/scenarios/recorded/recordedScenario.js';
import { recordScenario } from '../../okta/scenarios/recording/recordScenario.js';
import { writeRecorded } from '../../okta/scenarios/recording/writeRecorded.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { createRedactor } from '../../server/app.js';
import { type PeopleChoice } from '../captureExport.js';

export interface SaveOptions {
  /** What its file is called, without the ending. */
  readonly id: string;
  readonly title: string;
  readonly people: PeopleChoice;
  readonly registry: SchemaRegistry;
}

export interface SavedScenario {
  readonly scenario: RecordedScenario;
  /** Of its file. */
  readonly text: string;
  /** A sentence for each request that is no step, without its full stop. */
  readonly leftOut: readonly string[];
}

/**
 * A captured session as a scenario that `play` can play against any server, without credentials.
 *
 * @throws RecordingError where nothing of it can be played again, or too much would be
 */
export function saveScenario(exchanges: readonly Exchange[], options: SaveOptions): SavedScenario {
  const { id, title, people, registry } = options;
  // What came from a file of somebody else's may hold what we would never capture.
  const redactor = createRedactor(registry);
  const clean = exchanges.map((exchange) => toImported(exchange, redactor));
  const told = people === 'madeUp' ? hidePeople(clean) : clean;
  const { scenario, leftOut } = recordScenario(told, { id, title, registry });
  const lines = leftOut.map(
    ({ exchange, reason }) =>
      `${exchange.request.method} ${exchange.path} was left out, as ${reason}`,
  );
  const described = { ...scenario, description: describe(exchanges.length, lines) };
  return { scenario: described, text: writeRecorded(described), leftOut: lines };
}

function hidePeople(exchanges: readonly Exchange[]): readonly Exchange[] {
  const pseudonyms = new Pseudonyms(exchanges);
  return exchanges.map((exchange) => pseudonyms.replaceIn(exchange));
}

const describe = (count: number, leftOut: readonly string[]): string =>
  [
    `Saved from ${plural(count, 'captured request')}. {{run}} begins each name, another one in each play.`,
    ...leftOut.slice(0, mostTold).map((line) => `${line}.`),
    ...(leftOut.length > mostTold
      ? [`${String(leftOut.length - mostTold)} more were left out.`]
      : []),
  ].join(' ');

const mostTold = 10;
