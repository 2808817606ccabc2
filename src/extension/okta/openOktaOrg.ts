import { type Logger } from '../../base/logger.js';
import { type AppKind } from '../../okta/client/appKind.js';
import { type Org } from '../../okta/org/org.js';
import { type RunningOrg, serveOrg } from '../../workbench/okta/orgServer.js';
import { SimulatedOrg } from '../../workbench/okta/simulatedOrg.js';
import { generateToken } from '../../workbench/token.js';
import { type KnownTarget, mockTargetId } from '../targets/knownTarget.js';
import { type TargetDirectory } from '../targets/targetDirectory.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { type OpenedOrg } from './simulatedOkta.js';

export interface OpenOktaDeps {
  readonly directory: TargetDirectory;
  readonly workbench: WorkbenchLoader;
  readonly logger: Logger;
}

/** An org with some people and groups in it, whose requests are captured. */
export async function openOktaOrg(
  { directory, workbench, logger }: OpenOktaDeps,
  target: KnownTarget,
  kind: AppKind,
): Promise<OpenedOrg> {
  const { captures } = await workbench.get();
  const simulated = new SimulatedOrg({ target: await directory.resolve(target), kind, logger });
  addPeople(simulated.org);
  if (target.id !== mockTargetId) {
    // The mock of this window has captured its side of each request itself.
    simulated.org.onDidEndJob(({ end }) => {
      if (end.state !== 'nothingSent') {
        for (const { exchange } of end.steps) {
          captures.add(exchange);
        }
      }
    });
  }
  let served: Promise<RunningOrg> | undefined;
  return {
    org: simulated.org,
    serveApi: () => {
      served ??= serveOrg({ simulated, port: 0, logger });
      return served;
    },
    dispose: () => {
      simulated.dispose();
      served?.then(
        (running) => running.stop(),
        (error: unknown) => {
          logger.error(error, { what: 'stop the management API' });
        },
      );
    },
  };
}

const people: readonly (readonly [firstName: string, lastName: string, title: string])[] = [
  ['Ada', 'Lovelace', 'Analyst'],
  ['Grace', 'Hopper', 'Rear Admiral'],
  ['Zoë', 'Müller', 'Engineer'],
  ['María José', 'Carreño Quiñones', 'Designer'],
  ['田中', '花子', 'Engineer'],
];

/** The first three of them are in one group, the last two in the other. */
const groups: readonly (readonly [name: string, from: number, to: number])[] = [
  ['Engineering', 0, 3],
  ['Design', 3, 5],
];

function addPeople({ directory }: Org): void {
  const ids = people.map(([firstName, lastName, title], at) => {
    const login = `okta.person${String(at + 1)}@example.com`;
    const profile = new Map(Object.entries({ firstName, lastName, title, login, email: login }));
    // Without a password somebody is never ACTIVE in Okta, and cannot be suspended.
    return directory.createPerson({ profile, password: generateToken(), isActivated: true }).id;
  });
  for (const [name, from, to] of groups) {
    const { id } = directory.createGroup(name);
    for (const personId of ids.slice(from, to)) {
      directory.addMember(id, personId);
    }
  }
}
