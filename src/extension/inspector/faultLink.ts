import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { type FaultBoard } from '../../faults/faultBoard.js';
import { type FormProblem } from '../../protocol/breakpoints.js';
import { type ArmedFaultView, type FaultKinds } from '../../protocol/faults.js';
import { type ServerState } from '../../workbench/serverOptions.js';
import { translate, translateError, translateSaying } from '../translate.js';
import { Throttle } from '../views/throttle.js';
import { type InspectorChannel } from './inspectorRequests.js';
import { Params } from './readParams.js';

/** Milliseconds: hits may be many. */
const interval = 100;

export interface FaultLinkSource {
  readonly faults: FaultBoard;
  readonly serverState: ServerState;
}

/** Shows the page the faults of the mock server, and arms and disarms them. */
export function linkFaults(
  channel: InspectorChannel,
  source: FaultLinkSource,
  canPost: () => boolean,
): Disposable {
  const { faults } = source;
  channel.handle('faults/list', async () => ({ ...(await listKinds()), armed: toViews(faults) }));
  channel.handle('faults/arm', (params) => {
    const read = new Params(params);
    return arm(source, read.any('fault'), read.flag('isTrial'));
  });
  channel.handle('faults/disarm', (params) => {
    faults.disarm(new Params(params).text('id'));
    return null;
  });
  channel.handle('faults/disarmAll', () => {
    faults.disarmAll();
    return null;
  });
  const store = new DisposableStore();
  const throttle = store.add(
    new Throttle(interval, () => {
      if (canPost()) {
        channel.emit('faults/changed', { armed: toViews(faults) });
      }
    }),
  );
  store.add(
    faults.onDidChange(() => {
      throttle.trigger();
    }),
  );
  return store;
}

/** The table is loaded when somebody looks. */
async function listKinds(): Promise<FaultKinds> {
  const { faultKinds } = await import('../../faults/faultKinds.js');
  const { conditions } = await import('../../faults/faultSpec.js');
  const { describeKind, describeParameter } = await import('../../faults/kindDescription.js');
  return {
    kinds: faultKinds.map((kind) => describeKind(kind, translateSaying)),
    conditions: conditions.map((parameter) => describeParameter(parameter, translateSaying)),
  };
}

async function arm(
  { faults, serverState }: FaultLinkSource,
  fault: unknown,
  isTrial: boolean,
): Promise<FormProblem | null> {
  const { readFaultSpec } = await import('../../faults/specJson.js');
  const { FaultSpecError } = await import('../../faults/faultSpecError.js');
  try {
    const spec = readFaultSpec(fault);
    if (isTrial) {
      return null;
    }
    if (serverState.status !== 'running') {
      return {
        message: vscode.l10n.t(
          'Faults are those of the mock server, which does not run. Start it first.',
        ),
      };
    }
    faults.arm(spec);
    return null;
  } catch (error) {
    if (!(error instanceof FaultSpecError)) {
      throw error;
    }
    const { place } = error;
    return {
      message: translateError(error),
      ...(place.member !== undefined && { field: place.member }),
    };
  }
}

const toViews = ({ armed }: FaultBoard): readonly ArmedFaultView[] =>
  armed.map((fault) => ({
    ...fault,
    title: translate(fault.title),
    ...(fault.disarmsAt !== undefined && { leftFor: Math.max(0, fault.disarmsAt - Date.now()) }),
  }));
