import { type FormProblem } from '../../../src/protocol/breakpoints.js';
import { type ArmedFaultView, type FaultKinds } from '../../../src/protocol/faults.js';
import { withTimeout } from '../../ui/withTimeout.js';
import { type InspectorChannel, answerTimeout, messageOf } from '../exchangeFeed.js';
import { controlStrings, strings } from '../strings.js';
import { type ControlHooks } from './controlHooks.js';
import { readArmed, readFaultKinds, readFormProblem } from './incomingControl.js';

export type FaultKindView = FaultKinds['kinds'][number];
export type FaultParameterView = FaultKinds['conditions'][number];

export interface ArmedRow extends ArmedFaultView {
  /** By `performance.now()`. */
  readonly endsAt?: number;
}

const title = controlStrings.faults.title;
/** Milliseconds between two looks of the timer. */
const tick = 1000;

/** The faults of the mock: what there is, what is armed, and what stands in the form. */
export class FaultStore {
  readonly #channel: InspectorChannel;
  readonly #hooks: ControlHooks;
  #kinds: FaultKinds | undefined;
  #armed: readonly ArmedRow[] = [];
  #failure: string | undefined;
  #search = '';
  #selectedId: string | undefined;
  /** By the kind, what was typed for its parameters. */
  readonly #values = new Map<string, ReadonlyMap<string, string>>();
  #problem: FormProblem | undefined;
  #trial = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(channel: InspectorChannel, hooks: ControlHooks) {
    this.#channel = channel;
    this.#hooks = hooks;
  }

  /** Undefined until the panel has been open. */
  get kinds(): FaultKinds | undefined {
    return this.#kinds;
  }

  get armed(): readonly ArmedRow[] {
    return this.#armed;
  }

  get failure(): string | undefined {
    return this.#failure;
  }

  get search(): string {
    return this.#search;
  }

  /** Those that are looked for. */
  get shown(): readonly FaultKindView[] {
    const wanted = this.#search.trim().toLowerCase();
    return (this.#kinds?.kinds ?? []).filter(
      ({ id, title: name, does }) =>
        wanted === '' || `${id} ${name} ${does}`.toLowerCase().includes(wanted),
    );
  }

  get selected(): FaultKindView | undefined {
    return this.#kinds?.kinds.find(({ id }) => id === this.#selectedId);
  }

  /** What is wrong with the form as it stands there. */
  get problem(): FormProblem | undefined {
    return this.#problem;
  }

  armedOf(kind: string): readonly ArmedRow[] {
    return this.#armed.filter((fault) => fault.kind === kind);
  }

  valueOf(name: string): string {
    return this.#values.get(this.#selectedId ?? '')?.get(name) ?? '';
  }

  listen(): void {
    this.#channel.on('faults/changed', (data) => {
      this.#take(data);
    });
  }

  load(): void {
    this.#failure = undefined;
    this.#ask(this.#channel.request('faults/list', null)).then(
      (answer) => {
        this.#kinds = readFaultKinds(answer);
        this.#take(answer);
      },
      (error: unknown) => {
        this.#failure = messageOf(error);
        this.#hooks.changed();
      },
    );
  }

  setSearch(search: string): void {
    this.#search = search;
    this.#hooks.changed();
  }

  select(id: string): void {
    this.#selectedId = id;
    this.#problem = undefined;
    this.#hooks.changed();
    this.#try();
  }

  type(name: string, value: string): void {
    const kind = this.#selectedId ?? '';
    this.#values.set(kind, new Map(this.#values.get(kind)).set(name, value));
    this.#hooks.changed();
    this.#try();
  }

  /** As it stands in the form of the kind. */
  arm(kind: string): void {
    const armed = this.#ask(
      this.#channel.request('faults/arm', { fault: this.#specOf(kind), isTrial: false }),
    ).then((answer) => {
      const problem = readFormProblem(answer);
      if (problem) {
        this.#selectedId = kind;
        this.#problem = problem;
        this.#hooks.changed();
      }
    });
    this.#hooks.report(title, armed);
  }

  disarm(id: string): void {
    this.#hooks.report(title, this.#ask(this.#channel.request('faults/disarm', { id })));
  }

  disarmKind(kind: string): void {
    for (const { id } of this.armedOf(kind)) {
      this.disarm(id);
    }
  }

  disarmAll(): void {
    this.#hooks.report(title, this.#ask(this.#channel.request('faults/disarmAll', null)));
  }

  /** What `readFaultSpec` of the host takes. */
  #specOf(kind: string): Readonly<Record<string, string>> {
    const typed = [...(this.#values.get(kind) ?? [])].filter(([, value]) => value.trim() !== '');
    return { ...Object.fromEntries(typed), kind };
  }

  /** Asks what is wrong while it is typed; of several answers the last question's counts. */
  #try(): void {
    const kind = this.#selectedId;
    if (kind === undefined) {
      return;
    }
    this.#trial += 1;
    const trial = this.#trial;
    const asked = this.#channel.request('faults/arm', { fault: this.#specOf(kind), isTrial: true });
    this.#hooks.report(
      title,
      this.#ask(asked).then((answer) => {
        if (trial === this.#trial) {
          this.#problem = readFormProblem(answer);
          this.#hooks.changed();
        }
      }),
    );
  }

  #take(data: unknown): void {
    const now = performance.now();
    this.#armed = readArmed(data).map((fault) =>
      fault.leftFor === undefined ? fault : { ...fault, endsAt: now + fault.leftFor },
    );
    this.#keepTime();
    this.#hooks.changed();
  }

  #keepTime(): void {
    if (this.#armed.every(({ endsAt }) => endsAt === undefined)) {
      clearInterval(this.#timer);
      this.#timer = undefined;
    } else {
      this.#timer ??= setInterval(this.#hooks.changed, tick);
    }
  }

  #ask<T>(answer: Promise<T>): Promise<T> {
    return withTimeout(answer, answerTimeout, strings.notice.timeout);
  }
}

/** `4:05`, in minutes and seconds; hours in front where there are some. */
export function timeLeft(endsAt: number): string {
  const seconds = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = (seconds % 3600) / 60;
  return hours === 0
    ? `${String(Math.floor(minutes))}:${two(seconds % 60)}`
    : `${String(hours)}:${two(minutes)}:${two(seconds % 60)}`;
}
