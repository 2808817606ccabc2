import { createProfile, switchNames } from '../../scim/profile.js';
import { describeProfile, printSwitchValue } from '../../scim/profileChanges.js';
import {
  type Authentication,
  type OAuth2State,
  type RunningState,
  type ServerOptions,
} from '../../workbench/serverOptions.js';
import { type Workbench } from '../../workbench/workbench.js';
import { type CliIo } from '../cliIo.js';
import { BoundedLines } from './boundedLines.js';
import { CauseSummary } from './causeSummary.js';
import { describeReach } from './describeReach.js';
import { toExchangeLine } from './exchangeLine.js';
import { toFindingLines } from './findingLines.js';
import { type ServeFlags } from './serveFlags.js';
import { type ServeReport } from './serveReport.js';

export interface TextReportSubject {
  readonly workbench: Workbench;
  readonly options: ServerOptions;
  readonly flags: ServeFlags;
}

/** For people: what to copy, how to stop, and a line for each exchange. */
export function createTextReport(
  { workbench, options, flags }: TextReportSubject,
  io: CliIo,
): ServeReport {
  const lines = new BoundedLines(
    io,
    (count) => `… ${String(count)} requests are not shown: this output was not read fast enough`,
  );
  const causes = new CauseSummary();
  return {
    listening: (state) => {
      lines.write(() => toStartBlock({ workbench, options, flags }, state));
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

type Row = readonly [name: string, value: string | undefined];

function toStartBlock(
  { workbench, options, flags }: TextReportSubject,
  state: RunningState,
): string {
  const { authentication } = options;
  const rows: readonly Row[] = [
    ['Base URL', state.baseUrl],
    ['Public base URL', state.publicBaseUrl],
    ['Authorization', state.authorization === '' ? 'none is asked for' : state.authorization],
    // Okta wants the two parts, where clients send them as one.
    ...(authentication.mode === 'basic' ? toBasicRows(authentication) : []),
    ...(state.oauth2 ? toOAuth2Rows(state.oauth2) : []),
    ['Profile', describeProfile(createProfile(state.profile, state.switches))],
    ...toSwitchRows(state),
    ['Data', countResources(workbench)],
    ['Kept in', options.store],
    ['Capture file', flags.capture],
    ...workbench.faults.armed.map(({ spec }): Row => ['Fault', spec]),
    ['Admin URL', state.admin.url],
    ['Admin header', state.admin.authorization],
    ['Open to', describeReach(options)],
  ];
  const shown = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name.padEnd(16)}${value}`],
  );
  return [
    'The mock SCIM server is running.',
    '',
    ...shown,
    '',
    'Requests are shown as they come. Ctrl+C stops the server.',
    '',
  ].join('\n');
}

/** What is not as the profile has it. */
const toSwitchRows = ({ switches }: RunningState): readonly Row[] =>
  switchNames.flatMap((name): readonly Row[] => {
    const value = switches[name];
    return value === undefined ? [] : [['', `${name} = ${printSwitchValue(value)}`]];
  });

const toBasicRows = ({
  username,
  password,
}: Extract<Authentication, { mode: 'basic' }>): readonly Row[] => [
  ['User name', username],
  ['Password', password],
];

/** In the order of Okta's form. */
const toOAuth2Rows = (oauth2: OAuth2State): readonly Row[] => [
  ['Token endpoint', oauth2.tokenEndpoint],
  ['Authorize at', oauth2.authorizationEndpoint],
  ['Revoke at', oauth2.revocationEndpoint],
  ['Client id', oauth2.clientId],
  ['Client secret', oauth2.clientSecret],
];

/** `25 Users, 3 Groups` */
const countResources = ({ directory, registry }: Workbench): string =>
  registry.resourceTypes
    .map((type) => `${String(directory?.count(type) ?? 0)} ${type.endpoint.slice(1)}`)
    .join(', ');
