import { type Workbench } from '../../workbench/workbench.js';
import { type CliIo } from '../cliIo.js';
import { BoundedLines } from './boundedLines.js';
import { type ServeReport } from './serveReport.js';

/**
 * For programs: a JSON object a line. The line of an exchange is the exchange itself with some members
 * more, so that what was written can be imported like a capture file.
 */
export function createJsonReport(workbench: Workbench, io: CliIo): ServeReport {
  const lines = new BoundedLines(io, (count) => JSON.stringify({ event: 'leftOut', count }));
  return {
    listening: ({ baseUrl, authorization, port, ...state }) => {
      const { profile, switches, publicBaseUrl, oauth2, admin } = state;
      lines.write(() =>
        JSON.stringify({
          event: 'listening',
          baseUrl,
          authorization,
          port,
          profile,
          ...(Object.keys(switches).length > 0 && { switches }),
          publicBaseUrl,
          oauth2,
          admin,
        }),
      );
    },
    exchange: (captured) => {
      lines.write(() => {
        const { seq, operation, subject } = workbench.summarise(captured);
        return JSON.stringify({
          event: 'exchange',
          seq,
          operation,
          subject,
          ...captured.exchange,
        });
      });
    },
    findings: (judged) => {
      for (const { captured, findings } of judged) {
        lines.write(() =>
          JSON.stringify({
            event: 'findings',
            seq: captured.seq,
            id: captured.exchange.id,
            findings,
          }),
        );
      }
    },
    stopped: () => undefined,
  };
}
