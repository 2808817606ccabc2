import { createProfile, switchNames } from '../../scim/profile.js';
import { describeProfile, printSwitchValue } from '../../scim/profileChanges.js';
import {
  type Authentication,
  type OAuth2State,
  type RunningState,
  type ServerOptions,
} from '../../workbench/serverOptions.js';
import { type Workbench } from '../../workbench/workbench.js';
import { describeReach } from './describeReach.js';
import { type BlockRow, toBlock } from './block.js';
import { type ServeFlags } from './serveFlags.js';

export interface StartBlockSubject {
  readonly workbench: Workbench;
  readonly options: ServerOptions;
  readonly flags: ServeFlags;
}

/** What `serve` says when it runs. */
export function toStartBlock(
  { workbench, options, flags }: StartBlockSubject,
  state: RunningState,
): string {
  const { authentication } = options;
  const rows: readonly BlockRow[] = [
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
    ...workbench.faults.armed.map(({ spec }): BlockRow => ['Fault', spec]),
    ['Admin URL', state.admin.url],
    ['Admin header', state.admin.authorization],
    ['Open to', describeReach(options)],
  ];
  return toBlock('The mock SCIM server is running.', rows);
}

/** What is not as the profile has it. */
const toSwitchRows = ({ switches }: RunningState): readonly BlockRow[] =>
  switchNames.flatMap((name): readonly BlockRow[] => {
    const value = switches[name];
    return value === undefined ? [] : [['', `${name} = ${printSwitchValue(value)}`]];
  });

const toBasicRows = ({
  username,
  password,
}: Extract<Authentication, { mode: 'basic' }>): readonly BlockRow[] => [
  ['User name', username],
  ['Password', password],
];

/** In the order of Okta's form. */
const toOAuth2Rows = (oauth2: OAuth2State): readonly BlockRow[] => [
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
