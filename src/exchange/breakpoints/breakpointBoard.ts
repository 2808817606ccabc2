import { type Clock } from '../../base/clock.js';
import { type Disposable } from '../../base/disposable.js';
import { Emitter, type Event } from '../../base/emitter.js';
import { saying } from '../../base/saying.js';
import {
  type ArrivingContent,
  type Breakpoint,
  type BreakpointFacts,
  type BreakpointSpec,
  type Decision,
  type HeldMessage,
  type IsOperation,
  matchesBreakpoint,
} from './breakpoint.js';
import { BreakpointError } from './readBreakpoint.js';

/** Okta gives up after 60 seconds (wire observations); what goes on after 50 is still answered in time. */
export const longestHold = 50_000;
const mostBreakpoints = 50;
/** What comes while so many are held goes on. */
const mostHeld = 100;

export interface BreakpointBoardDeps {
  readonly clock: Clock;
  readonly onListenerError: (error: unknown) => void;
  /** Milliseconds; never longer than `longestHold`. */
  readonly limit?: number;
}

/** A message on its way. `resume` is called once, unless `release` is called before. */
export interface Arriving extends BreakpointFacts {
  readonly source: HeldMessage['source'];
  readonly isOperation: IsOperation;
  readonly content: () => ArrivingContent;
  readonly resume: (decision: Decision, heldFor: number) => void;
}

interface Entry {
  readonly held: HeldMessage;
  readonly restoreBody: ArrivingContent['restoreBody'];
  readonly resume: Arriving['resume'];
  readonly timer: Disposable;
}

/** Holds messages that match a breakpoint until somebody decides, and never for ever. */
export class BreakpointBoard implements Disposable {
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #onDidChange: Emitter<void>;
  readonly #breakpoints = new Map<string, Breakpoint>();
  readonly #held = new Map<string, Entry>();
  #lastId = 0;
  #isActive = false;

  constructor({ clock, onListenerError, limit = longestHold }: BreakpointBoardDeps) {
    this.#clock = clock;
    this.#limit = Math.min(limit, longestHold);
    this.#onDidChange = new Emitter(onListenerError);
  }

  /** All that a request pays for while none is on. */
  get isActive(): boolean {
    return this.#isActive;
  }

  get breakpoints(): readonly Breakpoint[] {
    return [...this.#breakpoints.values()];
  }

  /** The longest held first. */
  get held(): readonly HeldMessage[] {
    return Array.from(this.#held.values(), ({ held }) => held);
  }

  /** Fires when a breakpoint or what is held has changed. */
  get onDidChange(): Event<void> {
    return this.#onDidChange.event;
  }

  find(id: string): HeldMessage | undefined {
    return this.#held.get(id)?.held;
  }

  /** @throws BreakpointError where there are too many */
  add(spec: BreakpointSpec): Breakpoint {
    if (this.#breakpoints.size >= mostBreakpoints) {
      throw new BreakpointError(
        saying(
          'There are {0} breakpoints already, the most that there may be. Remove some first.',
          mostBreakpoints,
        ),
      );
    }
    const breakpoint = { ...spec, id: this.#nextId(), isOn: true };
    this.#breakpoints.set(breakpoint.id, breakpoint);
    this.#tellChange();
    return breakpoint;
  }

  /** What one that is switched off holds goes on. False where there is none. */
  switch(id: string, isOn: boolean): boolean {
    const found = this.#breakpoints.get(id);
    if (!found) {
      return false;
    }
    this.#breakpoints.set(id, { ...found, isOn });
    if (!isOn) {
      this.#continueHeldBy(id);
    }
    this.#tellChange();
    return true;
  }

  /** What it holds goes on. False where there is none. */
  remove(id: string): boolean {
    const isThere = this.#breakpoints.delete(id);
    this.#continueHeldBy(id);
    if (isThere) {
      this.#tellChange();
    }
    return isThere;
  }

  /** All that is held goes on. Tells how many breakpoints there were. */
  removeAll(): number {
    const { size } = this.#breakpoints;
    this.#breakpoints.clear();
    this.continueAll();
    if (size > 0) {
      this.#tellChange();
    }
    return size;
  }

  continueAll(source?: HeldMessage['source']): void {
    for (const { held } of this.#held.values()) {
      if (source === undefined || held.source === source) {
        this.#resume(held.id, { do: 'continue' });
      }
    }
  }

  /** Whether `hold` would hold it: asked where its content is still to be read. */
  wants({ isOperation, ...facts }: BreakpointFacts & Pick<Arriving, 'isOperation'>): boolean {
    return this.#held.size < mostHeld && this.#findFor(facts, isOperation) !== undefined;
  }

  /** Undefined where nothing holds it: then it is for the caller to go on, and `resume` is not called. */
  hold(arriving: Arriving): HeldMessage | undefined {
    const { source, content, resume, isOperation, ...facts } = arriving;
    const found = this.#findFor(facts, isOperation);
    if (!found || this.#held.size >= mostHeld) {
      return undefined;
    }
    const heldAt = this.#clock.now();
    const { restoreBody, ...shown } = content();
    const held: HeldMessage = {
      ...facts,
      ...shown,
      id: this.#nextId(),
      source,
      breakpointId: found.id,
      heldAt,
      releasesAt: heldAt + this.#limit,
    };
    const timer = this.#clock.after(this.#limit, () => {
      this.#resume(held.id, { do: 'continue' });
    });
    this.#held.set(held.id, { held, restoreBody, resume, timer });
    this.#onDidChange.fire();
    return held;
  }

  /** False where it is not held any more. */
  decide(id: string, decision: Decision): boolean {
    return this.#resume(id, decision);
  }

  /** Whoever waited for it is gone. */
  release(id: string): void {
    const entry = this.#take(id);
    if (entry) {
      this.#onDidChange.fire();
    }
  }

  dispose(): void {
    this.removeAll();
    this.#onDidChange.dispose();
  }

  #findFor(facts: BreakpointFacts, isOperation: IsOperation): Breakpoint | undefined {
    return this.breakpoints.find(
      (breakpoint) => breakpoint.isOn && matchesBreakpoint(breakpoint, facts, isOperation),
    );
  }

  #continueHeldBy(breakpointId: string): void {
    for (const { held } of this.#held.values()) {
      if (held.breakpointId === breakpointId) {
        this.#resume(held.id, { do: 'continue' });
      }
    }
  }

  #tellChange(): void {
    this.#isActive = this.breakpoints.some(({ isOn }) => isOn);
    this.#onDidChange.fire();
  }

  #resume(id: string, decision: Decision): boolean {
    const entry = this.#take(id);
    if (!entry) {
      return false;
    }
    entry.resume(toSend(entry, decision), this.#clock.now() - entry.held.heldAt);
    this.#onDidChange.fire();
    return true;
  }

  #take(id: string): Entry | undefined {
    const entry = this.#held.get(id);
    this.#held.delete(id);
    entry?.timer.dispose();
    return entry;
  }

  #nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }
}

/** A body that is not shown as it is must not be replaced by what is shown. */
function toSend({ held, restoreBody }: Entry, decision: Decision): Decision {
  if (decision.do !== 'continue' || decision.body === undefined) {
    return decision;
  }
  const { body, ...rest } = decision;
  if (held.fixedBody !== undefined) {
    return rest;
  }
  return restoreBody ? { ...rest, body: restoreBody(body) } : decision;
}
