import { type Channel } from '../../../src/protocol/channel.js';
import { type HeldContentView, type HeldView } from '../../../src/protocol/breakpoints.js';
import { type ArmedFaultView } from '../../../src/protocol/faults.js';
import { type HostToInspector, type InspectorToHost } from '../../../src/protocol/inspector.js';
import { FaultSpecError } from '../../../src/faults/faultSpecError.js';
import { faultKinds } from '../../../src/faults/faultKinds.js';
import { conditions } from '../../../src/faults/faultSpec.js';
import { FaultBoard } from '../../../src/faults/faultBoard.js';
import { describeKind, describeParameter } from '../../../src/faults/kindDescription.js';
import { operationNames } from '../../../src/faults/requestFacts.js';
import { readFaultSpec } from '../../../src/faults/specJson.js';
import { type Breakpoint } from '../../../src/exchange/breakpoints/breakpoint.js';
import {
  BreakpointError,
  readBreakpoint,
} from '../../../src/exchange/breakpoints/readBreakpoint.js';
import { readDecision } from '../../../src/exchange/breakpoints/readDecision.js';

type Requests = InspectorToHost['requests'];
export type Handle = <N extends keyof Requests>(
  name: N,
  answer: (params: Requests[N]['params']) => Requests[N]['result'],
) => void;

interface Held {
  readonly view: Omit<HeldView, 'leftFor'>;
  readonly releasesAt: number;
  readonly content: HeldContentView;
}

const json = [
  ['Content-Type', 'application/scim+json'],
  ['Authorization', 'Bearer [redacted]'],
] as const;

/** The extension's side of breakpoints and faults: the product's own readers and table, no server. */
export class FakeControl {
  /** What became of what was held, oldest first. */
  readonly decided: { readonly id: string; readonly decision: unknown }[] = [];
  readonly faults = new FaultBoard({
    clock: {
      now: () => Date.now(),
      after: (delay, run) => {
        const timer = setTimeout(run, delay);
        return {
          dispose: () => {
            clearTimeout(timer);
          },
        };
      },
    },
    random: Math.random,
    onListenerError: (error) => {
      throw error;
    },
  });
  #breakpoints: Breakpoint[] = [];
  #held: Held[] = [];
  #lastId = 0;
  readonly #channel: Channel<HostToInspector, InspectorToHost>;

  constructor(channel: Channel<HostToInspector, InspectorToHost>, handle: Handle) {
    this.#channel = channel;
    this.#answerBreakpoints(handle);
    this.#answerFaults(handle);
    this.faults.onDidChange(() => {
      channel.emit('faults/changed', { armed: this.#armed });
    });
  }

  /** Something arrives that a breakpoint holds. */
  hold(
    view: Partial<HeldView> = {},
    content: Partial<HeldContentView> = {},
    longest = 50_000,
  ): string {
    const id = `held-${String(++this.#lastId)}`;
    const { stage = 'request', method = 'POST', target = '/Users' } = view;
    const status = stage === 'response' ? (view.status ?? 201) : undefined;
    this.#held.push({
      view: {
        ...view,
        id,
        stage,
        source: view.source ?? 'mock',
        method,
        target,
        breakpointId: '1',
        longest,
        ...(status !== undefined && { status }),
      },
      releasesAt: Date.now() + longest,
      content: {
        target,
        headers: json,
        body: '{"userName":"mara.lindqvist@example.com","active":true}',
        ...(status !== undefined && { status }),
        ...content,
      },
    });
    this.#tell();
    return id;
  }

  /** It goes on by itself, or its client has left. */
  release(id: string): void {
    this.#held = this.#held.filter(({ view }) => view.id !== id);
    this.#tell();
  }

  get breakpoints(): readonly Breakpoint[] {
    return this.#breakpoints;
  }

  get #view(): HostToInspector['events']['breakpoints/changed'] {
    return {
      breakpoints: this.#breakpoints,
      held: this.#held.map(({ view, releasesAt }) => ({
        ...view,
        leftFor: releasesAt - Date.now(),
      })),
    };
  }

  get #armed(): readonly ArmedFaultView[] {
    return this.faults.armed.map((fault) =>
      fault.disarmsAt === undefined ? fault : { ...fault, leftFor: fault.disarmsAt - Date.now() },
    );
  }

  #tell(): void {
    this.#channel.emit('breakpoints/changed', this.#view);
  }

  #answerBreakpoints(handle: Handle): void {
    handle('breakpoints/list', () => ({ ...this.#view, operations: operationNames }));
    handle('breakpoints/add', ({ spec }) => {
      try {
        const read = readBreakpoint(spec, operationNames);
        this.#breakpoints.push({ ...read, id: String(++this.#lastId), isOn: true });
        this.#tell();
        return null;
      } catch (error) {
        if (error instanceof BreakpointError) {
          return { message: error.message };
        }
        throw error;
      }
    });
    handle('breakpoints/switch', ({ id, isOn }) => {
      this.#breakpoints = this.#breakpoints.map((one) => (one.id === id ? { ...one, isOn } : one));
      this.#tell();
      return null;
    });
    handle('breakpoints/remove', ({ id }) => {
      this.#breakpoints = this.#breakpoints.filter((one) => one.id !== id);
      this.#tell();
      return null;
    });
    handle('held/content', ({ id }) => {
      return this.#held.find(({ view }) => view.id === id)?.content ?? null;
    });
    handle('held/decide', ({ id, decision }) => {
      const isHeld = this.#held.some(({ view }) => view.id === id);
      if (isHeld) {
        this.decided.push({ id, decision: readDecision(decision) });
        this.release(id);
      }
      return isHeld ? 'done' : 'gone';
    });
  }

  #answerFaults(handle: Handle): void {
    handle('faults/list', () => ({
      kinds: faultKinds.map((kind) => describeKind(kind)),
      conditions: conditions.map((parameter) => describeParameter(parameter)),
      armed: this.#armed,
    }));
    handle('faults/arm', ({ fault, isTrial }) => {
      try {
        const spec = readFaultSpec(fault);
        if (!isTrial) {
          this.faults.arm(spec);
        }
        return null;
      } catch (error) {
        if (!(error instanceof FaultSpecError)) {
          throw error;
        }
        const { member } = error.place;
        return { message: error.message, ...(member !== undefined && { field: member }) };
      }
    });
    handle('faults/disarm', ({ id }) => {
      this.faults.disarm(id);
      return null;
    });
    handle('faults/disarmAll', () => {
      this.faults.disarmAll();
      return null;
    });
  }
}
