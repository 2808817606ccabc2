import { type Workbench } from '../../workbench/workbench.js';
import { type CapturedExchange } from '../../capture/captureLog.js';
import { type Finding } from '../../validate/finding.js';
import { type CliIo } from '../cliIo.js';
import { BoundedLines } from './boundedLines.js';
import { type ServerPlan } from './serverPlan.js';
import { type ServeReport } from './serveReport.js';

/**
 * For programs: a JSON object a line. The line of an exchange is the exchange itself with some members
 * more, so that what was written can be imported like a capture file.
 */
export function createJsonReport<State>(
  workbench: Workbench,
  { toListening }: Pick<ServerPlan<State>, 'toListening'>,
  io: CliIo,
): ServeReport<State> {
  const lines = new BoundedLines(io, (count) => JSON.stringify({ event: 'leftOut', count }));
  /** Until they are judged, so that each has one line. */
  const waiting: CapturedExchange[] = [];
  const tell = (
    captures: readonly CapturedExchange[],
    findings?: ReadonlyMap<number, readonly Finding[]>,
  ): void => {
    for (const captured of captures) {
      lines.write(() =>
        toLine(workbench, captured, findings && (findings.get(captured.seq) ?? [])),
      );
    }
  };
  return {
    listening: (state) => {
      lines.write(() => JSON.stringify({ event: 'listening', ...toListening(state) }));
    },
    exchange: (captured) => {
      waiting.push(captured);
      if (waiting.length > mostWaiting) {
        tell(waiting.splice(0, 1));
      }
    },
    findings: (judged, lastSeq) => {
      const findings = new Map(judged.map((one) => [one.captured.seq, one.findings]));
      const ready = waiting.findIndex(({ seq }) => seq > lastSeq);
      tell(waiting.splice(0, ready === -1 ? waiting.length : ready), findings);
    },
    stopped: () => {
      tell(waiting.splice(0));
    },
  };
}

/** Where requests come faster than they can be judged, the oldest are told without findings. */
const mostWaiting = 200;

function toLine(
  workbench: Workbench,
  captured: CapturedExchange,
  findings: readonly Finding[] | undefined,
): string {
  const { seq, operation, subject } = workbench.summarise(captured);
  return JSON.stringify({
    event: 'exchange',
    seq,
    operation,
    subject,
    ...captured.exchange,
    findings,
  });
}
