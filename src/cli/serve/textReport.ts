import { type Workbench } from '../../workbench/workbench.js';
import { type CliIo } from '../cliIo.js';
import { BoundedLines } from './boundedLines.js';
import { CauseSummary } from './causeSummary.js';
import { toExchangeLine } from './exchangeLine.js';
import { toFindingLines } from './findingLines.js';
import { type ServerPlan } from './serverPlan.js';
import { type ServeReport } from './serveReport.js';

/** For people: what to copy, how to stop, and a line for each exchange. */
export function createTextReport<State>(
  workbench: Workbench,
  { toStartBlock }: Pick<ServerPlan<State>, 'toStartBlock'>,
  io: CliIo,
): ServeReport<State> {
  const lines = new BoundedLines(
    io,
    (count) => `… ${String(count)} requests are not shown: this output was not read fast enough`,
  );
  const causes = new CauseSummary();
  return {
    listening: (state) => {
      lines.write(() => toStartBlock(workbench, state));
    },
    exchange: (captured) => {
      lines.write(() => toExchangeLine(workbench.summarise(captured), io.stdout.hasColors));
    },
    findings: (judged) => {
      causes.add(judged, workbench.registry);
      for (const { findings } of judged) {
        const found = toFindingLines(findings, io.stdout.hasColors);
        if (found.length > 0) {
          lines.write(() => found.join('\n'));
        }
      }
    },
    stopped: () => {
      const found = causes.lines(io.stdout.hasColors);
      if (found.length > 0) {
        lines.write(() => ['', ...found, ''].join('\n'));
      }
      const count = workbench.captures.lastSeq;
      lines.write(() => `Stopped after ${String(count)} ${count === 1 ? 'request' : 'requests'}.`);
    },
  };
}
