import * as vscode from 'vscode';
import { type Exchange } from '../../exchange/exchange.js';
import { type Replayed, isAsBefore, replaySession } from '../../workbench/replay/replaySession.js';
import { openTransport } from '../../workbench/target/openTransport.js';
import { type KnownTarget, mockTargetId } from '../targets/knownTarget.js';
import { type TargetCommands } from '../targets/targetCommands.js';
import { type TargetDirectory } from '../targets/targetDirectory.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { type ReplayResult } from './replayResult.js';
import { counted } from '../translate.js';

export interface ReplayDeps {
  readonly workbench: WorkbenchLoader;
  readonly directory: TargetDirectory;
  readonly targets: TargetCommands;
}

/**
 * Sends exchanges again, to a server that is chosen and, where it is elsewhere, agreed to.
 *
 * @param given id of the target, `{ url, … }`, or nothing: then the user is asked
 */
export async function replayTo(
  deps: ReplayDeps,
  exchanges: readonly Exchange[],
  given: unknown,
): Promise<ReplayResult | undefined> {
  const target = await deps.targets.choose(given);
  if (!target || !(await deps.targets.confirmWriting(target, detailOfReplay(target, exchanges)))) {
    return undefined;
  }
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: counted(
        exchanges.length,
        vscode.l10n.t('Replaying 1 request to {0}', target.name),
        vscode.l10n.t('Replaying {0} requests to {1}', exchanges.length, target.name),
      ),
      cancellable: true,
    },
    (progress, token) => run(deps, { exchanges, target, progress, token }),
  );
}

interface Run {
  readonly exchanges: readonly Exchange[];
  readonly target: KnownTarget;
  readonly progress: vscode.Progress<{ message?: string; increment?: number }>;
  readonly token: vscode.CancellationToken;
}

async function run(
  { workbench, directory }: ReplayDeps,
  { exchanges, target, progress, token }: Run,
): Promise<ReplayResult> {
  const { captures } = await workbench.get();
  const { baseUrl, authorization } = await directory.resolve(target);
  const isOwnServer = target.id === mockTargetId;
  const abort = new AbortController();
  token.onCancellationRequested(() => {
    abort.abort();
  });
  const newIds = new Map<string, string>();
  const listening = captures.onDidAdd(({ exchange: { id, replayOf } }) => {
    if (replayOf !== undefined) {
      newIds.set(replayOf, id);
    }
  });
  const transport = openTransport({ baseUrl, source: 'replay' });
  try {
    const sent = await replaySession({
      exchanges,
      transport,
      authorization,
      isOwnServer,
      signal: abort.signal,
      onReplayed: ({ exchange, method, path }) => {
        progress.report({ message: `${method} ${path}`, increment: 100 / exchanges.length });
        // The mock of this window captures its side of each request itself.
        if (exchange && !isOwnServer) {
          captures.add(exchange);
        }
      },
    });
    await untilRecorded();
    const ids = sent.flatMap(({ replayOf }) => newIds.get(replayOf) ?? []);
    return {
      target: baseUrl,
      sent: sent.map(withoutExchange),
      exchanges: ids,
    };
  } finally {
    listening.dispose();
    transport.dispose();
  }
}

function withoutExchange(replayed: Replayed): Omit<Replayed, 'exchange'> {
  const { replayOf, method, path, statusBefore, status, problem } = replayed;
  return {
    replayOf,
    method,
    path,
    ...(statusBefore !== undefined && { statusBefore }),
    ...(status !== undefined && { status }),
    ...(problem !== undefined && { problem }),
  };
}

/** The mock records a request after its answer, off the request path. */
async function untilRecorded(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

/** One sentence, and what was otherwise than before. */
export function describeReplay({ sent, target }: ReplayResult): string {
  const others = sent.filter((one) => !isAsBefore(one));
  const [first] = others;
  if (!first) {
    return counted(
      sent.length,
      vscode.l10n.t('1 request was replayed to {0}; it was answered as before.', target),
      vscode.l10n.t(
        '{0} requests were replayed to {1}; all were answered as before.',
        sent.length,
        target,
      ),
    );
  }
  return vscode.l10n.t(
    'Requests that were replayed to {0}: {1}. Not answered as before: {2}. The first is {3}: {4}',
    {
      0: target,
      1: sent.length,
      2: others.length,
      3: `${first.method} ${first.path}`,
      4:
        first.problem ??
        vscode.l10n.t('{0} instead of {1}', first.status ?? '', first.statusBefore ?? ''),
    },
  );
}

const detailOfReplay = ({ baseUrl }: KnownTarget, exchanges: readonly Exchange[]): string =>
  counted(
    exchanges.length,
    vscode.l10n.t(
      '{0} is not on this machine. 1 request is sent there as it was captured: what it makes, changes or deletes stays so.',
      baseUrl,
    ),
    vscode.l10n.t(
      '{0} is not on this machine. {1} requests are sent there as they were captured: what they make, change or delete stays so.',
      baseUrl,
      exchanges.length,
    ),
  );
