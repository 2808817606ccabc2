import { type AppKind } from '../../okta/client/appKind.js';
import { type JobReport } from '../../okta/org/job.js';
import { type RunningOrg } from '../../workbench/okta/orgServer.js';
import { type Target } from '../../workbench/target/target.js';
import { type CliIo } from '../cliIo.js';
import { BoundedLines } from '../serve/boundedLines.js';
import { describeConclusion, stepsOf, toJobLines } from './jobLines.js';

export interface OrgStart {
  readonly running: RunningOrg;
  readonly target: Target;
  readonly client: AppKind;
}

/** What `org` writes to its output, and when. */
export interface OrgReport {
  readonly listening: (start: OrgStart) => void;
  readonly job: (report: JobReport) => void;
  readonly stopped: () => void;
}

/** For programs: a JSON object a line, that of an exchange being the exchange with some members more. */
export function createJsonOrgReport(io: CliIo): OrgReport {
  const lines = new BoundedLines(io, (count) => JSON.stringify({ event: 'leftOut', count }));
  const tell = (line: object): void => {
    lines.write(() => JSON.stringify(line));
  };
  return {
    listening: ({ running, target, client }) => {
      const { baseUrl, authorization, port, appId } = running;
      tell({
        event: 'listening',
        baseUrl,
        authorization,
        port,
        appId,
        target: target.baseUrl,
        client,
      });
    },
    job: (report) => {
      const { job, end } = report;
      for (const step of stepsOf(report)) {
        const { exchange, reaction } = step;
        const okta = { ...reaction, conclusion: describeConclusion(step) };
        tell({ event: 'exchange', job: job.id, okta, ...exchange });
      }
      tell({
        event: 'job',
        ...job,
        state: end.state,
        ...(end.state === 'failed' && { problem: end.problem, isTask: end.isTask }),
        ...(end.state === 'nothingSent' && { reason: end.reason }),
      });
    },
    stopped: () => undefined,
  };
}

const kinds: Readonly<Record<AppKind, string>> = {
  aiw: 'aiw, a custom app of the App Integration Wizard',
  oin: 'oin, an app of the catalogue',
  'oin-nopatch': 'oin-nopatch, an app of the catalogue without Support PATCH',
};

/** For people. */
export function createTextOrgReport(io: CliIo): OrgReport {
  const lines = new BoundedLines(
    io,
    (count) => `… ${String(count)} lines are not shown: this output was not read fast enough`,
  );
  return {
    listening: ({ running, target, client }) => {
      const rows = [
        ['Org URL', running.baseUrl],
        ['Authorization', running.authorization],
        ['App id', running.appId],
        ['SCIM server', target.baseUrl],
        ['Client', kinds[client]],
      ] as const;
      lines.write(() =>
        [
          'The simulated Okta org is running.',
          '',
          ...rows.map(([name, value]) => `  ${name.padEnd(16)}${value}`),
          '',
          'What it sends is shown as it comes. Ctrl+C stops the org.',
          '',
        ].join('\n'),
      );
    },
    job: (report) => {
      lines.write(() => toJobLines(report, io.stdout.hasColors).join('\n'));
    },
    stopped: () => {
      lines.write(() => 'Stopped.');
    },
  };
}
