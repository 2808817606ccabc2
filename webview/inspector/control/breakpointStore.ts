import {
  type BreakpointsView,
  type FormProblem,
  type HeldView,
} from '../../../src/protocol/breakpoints.js';
import { withTimeout } from '../../ui/withTimeout.js';
import { type InspectorChannel, answerTimeout, messageOf } from '../exchangeFeed.js';
import { controlStrings, strings } from '../strings.js';
import { type ControlHooks } from './controlHooks.js';
import {
  type HeldDraft,
  type HeldField,
  type HeldMode,
  hasError,
  isWorkedOn,
  toDecision,
  toDraft,
  toErrorAnswer,
  withField,
} from './heldDraft.js';
import { readBreakpoints, readFormProblem, readHeldContent, readNames } from './incomingControl.js';

export type Breakpoint = BreakpointsView['breakpoints'][number];

export interface HeldRow extends HeldView {
  /** By `performance.now()`. */
  readonly releasesAt: number;
}

const text = controlStrings.held;

/** Milliseconds between two looks of the timer. */
const tick = 1000;

/** The breakpoints, what they hold, and what becomes of it. */
export class BreakpointStore {
  readonly #channel: InspectorChannel;
  readonly #hooks: ControlHooks;
  #breakpoints: readonly Breakpoint[] = [];
  #operations: readonly string[] = [];
  #held: readonly HeldRow[] = [];
  #failure: string | undefined;
  #selectedId: string | undefined;
  #draft: HeldDraft | undefined;
  #wantsAnswer = false;
  #deciding: string | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(channel: InspectorChannel, hooks: ControlHooks) {
    this.#channel = channel;
    this.#hooks = hooks;
  }

  get breakpoints(): readonly Breakpoint[] {
    return this.#breakpoints;
  }

  get operations(): readonly string[] {
    return this.#operations;
  }

  /** The longest held first. */
  get held(): readonly HeldRow[] {
    return this.#held;
  }

  /** Why they are not known. */
  get failure(): string | undefined {
    return this.#failure;
  }

  get selectedId(): string | undefined {
    return this.#selectedId;
  }

  /** Of what is selected; undefined while it is not there yet. */
  get draft(): HeldDraft | undefined {
    return this.#draft;
  }

  /** Whether the host is about to tell what became of it. */
  isDeciding(id: string): boolean {
    return this.#deciding === id;
  }

  findHeld(id: string | undefined): HeldRow | undefined {
    return this.#held.find((row) => row.id === id);
  }

  listen(): void {
    this.#channel.on('breakpoints/changed', (data) => {
      this.#take(data);
    });
  }

  load(): void {
    this.#failure = undefined;
    this.#ask(this.#channel.request('breakpoints/list', null)).then(
      (answer) => {
        this.#operations = readNames(answer.operations);
        this.#take(answer);
      },
      (error: unknown) => {
        this.#failure = messageOf(error);
        this.#hooks.changed();
      },
    );
  }

  /** Undefined where it was set. */
  async add(spec: Readonly<Record<string, string>>): Promise<FormProblem | undefined> {
    try {
      return readFormProblem(await this.#ask(this.#channel.request('breakpoints/add', { spec })));
    } catch (error) {
      return { message: messageOf(error) };
    }
  }

  /** Shown at once: a box that is clicked does not jump back until the host has answered. */
  switch(id: string, isOn: boolean): void {
    this.#breakpoints = this.#breakpoints.map((one) => (one.id === id ? { ...one, isOn } : one));
    this.#hooks.changed();
    const switched = this.#ask(this.#channel.request('breakpoints/switch', { id, isOn })).catch(
      (error: unknown) => {
        this.load();
        throw error;
      },
    );
    this.#hooks.report(controlStrings.breakpoints.title, switched);
  }

  remove(id: string): void {
    this.#hooks.report(
      controlStrings.breakpoints.title,
      this.#ask(this.#channel.request('breakpoints/remove', { id })),
    );
  }

  select(id: string): void {
    const row = this.findHeld(id);
    if (!row || this.#selectedId === id) {
      return;
    }
    this.#selectedId = id;
    this.#draft = undefined;
    this.#wantsAnswer = false;
    this.#hooks.changed();
    this.#hooks.report(text.see, this.#loadDraft(row));
  }

  /** It stays held. */
  deselect(): void {
    this.#selectedId = undefined;
    this.#draft = undefined;
    this.#hooks.changed();
  }

  /** The first, or the one after what is selected. */
  selectNext(): boolean {
    const at = this.#held.findIndex(({ id }) => id === this.#selectedId);
    const next = this.#held[at + 1] ?? this.#held[0];
    if (next) {
      this.select(next.id);
    }
    return next !== undefined;
  }

  edit(field: HeldField, value: string): void {
    this.#draft &&= withField(this.#draft, field, value);
    this.#hooks.changed();
  }

  setMode(mode: HeldMode): void {
    this.#draft &&= { ...this.#draft, mode };
    this.#hooks.changed();
  }

  /** As soon as its content is there. */
  wantAnswer(): void {
    this.#wantsAnswer = true;
    if (this.#draft) {
      this.setMode('answer');
    }
  }

  fillAnswer(status: number): void {
    this.#draft &&= { ...this.#draft, answer: toErrorAnswer(status) };
    this.#hooks.changed();
  }

  /** As it stands in the fields. */
  send(): void {
    if (this.#draft && !hasError(this.#draft) && this.findHeld(this.#draft.id)) {
      this.#decide(this.#draft.id, toDecision(this.#draft));
    }
  }

  /** What is selected as it stands in the fields; else the longest held as it is. */
  continue(id = this.#selectedId ?? this.#held[0]?.id): void {
    if (id !== undefined && id === this.#draft?.id && this.#draft.mode === 'change') {
      this.send();
    } else if (id !== undefined) {
      this.#decide(id, { do: 'continue' });
    }
  }

  drop(id = this.#selectedId): void {
    if (id !== undefined) {
      this.#decide(id, { do: 'drop' });
    }
  }

  #decide(id: string, decision: unknown): void {
    if (this.findHeld(id)) {
      this.#hooks.report(text.decisionFailed, this.#sendDecision(id, decision));
    }
  }

  async #sendDecision(id: string, decision: unknown): Promise<void> {
    this.#deciding = id;
    try {
      const end = await this.#ask(this.#channel.request('held/decide', { id, decision }));
      // What was too late is not lost: the fields stay, and say so.
      if (end === 'done' && this.#selectedId === id) {
        this.deselect();
      }
    } finally {
      this.#deciding = undefined;
      this.#hooks.changed();
    }
  }

  async #loadDraft(row: HeldRow): Promise<void> {
    const answer = await this.#ask(this.#channel.request('held/content', { id: row.id }));
    const content = readHeldContent(answer);
    if (this.#selectedId !== row.id) {
      return;
    }
    if (content) {
      const draft = toDraft(row, content);
      this.#draft = this.#wantsAnswer ? { ...draft, mode: 'answer' } : draft;
      this.#hooks.changed();
    } else {
      this.deselect();
    }
  }

  #take(data: unknown): void {
    const view = readBreakpoints(data);
    if (!view) {
      return;
    }
    const now = performance.now();
    this.#breakpoints = view.breakpoints;
    this.#held = view.held.map((row) => ({ ...row, releasesAt: now + row.leftFor }));
    // What somebody has written is not lost with it.
    if (!this.findHeld(this.#selectedId) && !(this.#draft && isWorkedOn(this.#draft))) {
      this.#selectedId = undefined;
      this.#draft = undefined;
    }
    this.#keepTime();
    this.#hooks.changed();
  }

  #keepTime(): void {
    if (this.#held.length === 0) {
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

/** In seconds, rounded up: it never says 0 while it is held. */
export const secondsLeft = ({ releasesAt }: HeldRow): number =>
  Math.max(0, Math.ceil((releasesAt - performance.now()) / 1000));
