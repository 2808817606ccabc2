import { type Clock } from '../base/clock.js';
import { type Disposable } from '../base/disposable.js';
import { Emitter, type Event } from '../base/emitter.js';
import { saying } from '../base/saying.js';
import { type ArmedFault } from './armedFault.js';
import { FaultSpecError } from './faultSpecError.js';
import { type FaultSpec, findNumber, timesOf } from './faultSpec.js';
import { matchesRequest } from './matchRequest.js';
import { type RequestFacts } from './requestFacts.js';
import { printFaultSpec } from './specText.js';

/** More would be a mistake of a script. */
const mostArmed = 100;

export interface FaultBoardDeps {
  readonly clock: Clock;
  /** From 0 to 1, 1 excluded, as `Math.random`. */
  readonly random: () => number;
  readonly onListenerError: (error: unknown) => void;
}

/** A fault that a request was chosen for; whether it takes hold shows when its turn comes. */
export interface Candidate {
  readonly id: string;
  readonly spec: FaultSpec;
}

interface Entry extends Candidate {
  readonly armedAt: number;
  readonly times: number | undefined;
  readonly disarmsAt: number | undefined;
  timer: Disposable | undefined;
  seen: number;
  hits: number;
}

/** The faults that are armed, in the order in which they were. */
export class FaultBoard implements Disposable {
  readonly random: () => number;
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();
  readonly #onDidChange: Emitter<void>;
  #lastId = 0;
  #isArmed = false;

  constructor({ clock, random, onListenerError }: FaultBoardDeps) {
    this.#clock = clock;
    this.random = random;
    this.#onDidChange = new Emitter(onListenerError);
  }

  /** All that a request pays for while there is none. */
  get isArmed(): boolean {
    return this.#isArmed;
  }

  get armed(): readonly ArmedFault[] {
    return [...this.#entries.values()].map(toArmedFault);
  }

  /** Fires when a fault is armed or disarmed, and at each hit. */
  get onDidChange(): Event<void> {
    return this.#onDidChange.event;
  }

  find(id: string): ArmedFault | undefined {
    const entry = this.#entries.get(id);
    return entry && toArmedFault(entry);
  }

  /** @throws FaultSpecError where too many are armed. */
  arm(spec: FaultSpec): ArmedFault {
    if (this.#entries.size >= mostArmed) {
      throw new FaultSpecError(
        saying(
          '{0} faults are armed already, the most that there may be. Disarm some first.',
          mostArmed,
        ),
        {},
      );
    }
    const now = this.#clock.now();
    const lifetime = findNumber(spec.values, 'for');
    this.#lastId += 1;
    const entry: Entry = {
      id: String(this.#lastId),
      spec,
      armedAt: now,
      times: timesOf(spec.values),
      disarmsAt: lifetime === undefined ? undefined : now + lifetime,
      timer: undefined,
      seen: 0,
      hits: 0,
    };
    this.#entries.set(entry.id, entry);
    this.#isArmed = true;
    if (lifetime !== undefined) {
      entry.timer = this.#clock.after(lifetime, () => {
        this.disarm(entry.id);
      });
    }
    this.#onDidChange.fire();
    return toArmedFault(entry);
  }

  /** False where there is no such fault. */
  disarm(id: string): boolean {
    const isThere = this.#remove(id);
    if (isThere) {
      this.#onDidChange.fire();
    }
    return isThere;
  }

  /** Tells how many there were. */
  disarmAll(): number {
    const ids = [...this.#entries.keys()];
    for (const id of ids) {
      this.#remove(id);
    }
    if (ids.length > 0) {
      this.#onDidChange.fire();
    }
    return ids.length;
  }

  /** Counts a request, and chooses the faults that it is to meet. */
  choose(request: RequestFacts): readonly Candidate[] {
    return [...this.#entries.values()].filter((entry) => this.#isChosen(entry, request));
  }

  /** Counts a hit; undefined where the fault was disarmed in the meantime. */
  hit(id: string): ArmedFault | undefined {
    const entry = this.#entries.get(id);
    // A timer may be late.
    if (!entry || this.#clock.now() >= (entry.disarmsAt ?? Infinity)) {
      return undefined;
    }
    entry.hits += 1;
    if (entry.hits === entry.times) {
      this.#remove(id);
    }
    this.#onDidChange.fire();
    return toArmedFault(entry);
  }

  dispose(): void {
    this.disarmAll();
    this.#onDidChange.dispose();
  }

  #isChosen(entry: Entry, request: RequestFacts): boolean {
    const { spec } = entry;
    if (!matchesRequest(spec, request)) {
      return false;
    }
    entry.seen += 1;
    const probability = findNumber(spec.values, 'probability');
    return (
      entry.seen >= (findNumber(spec.values, 'nth') ?? 1) &&
      (probability === undefined || this.random() < probability)
    );
  }

  #remove(id: string): boolean {
    this.#entries.get(id)?.timer?.dispose();
    const isThere = this.#entries.delete(id);
    this.#isArmed = this.#entries.size > 0;
    return isThere;
  }
}

function toArmedFault({ id, spec, armedAt, times, disarmsAt, seen, hits }: Entry): ArmedFault {
  return {
    id,
    kind: spec.kind.id,
    title: spec.kind.title,
    spec: printFaultSpec(spec),
    armedAt,
    seen,
    hits,
    ...(times !== undefined && { hitsLeft: times - hits }),
    ...(disarmsAt !== undefined && { disarmsAt }),
  };
}
