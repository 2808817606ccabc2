import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type CaseContext, type Expectation } from '../model/caseContext.js';
import { CaseBlocked } from '../model/caseEnd.js';
import { comparisons } from './comparisons.js';
import { type RequestStep, type RunscopeAssertion, type RunscopeFile } from './runscopeFile.js';
import { type RunscopeOptions } from './runscopeOptions.js';
import { sendStep, type SentStep } from './sendStep.js';
import { toValueText } from './valueText.js';
import { valueAt } from './valueAt.js';
import { freeVariables, oktaVariables, Variables } from './variables.js';

/** A file while it is played, from its first step on. */
export class Play {
  readonly #file: RunscopeFile;
  readonly #options: RunscopeOptions;
  readonly #variables: Variables;
  readonly #prefix: string;
  /** Of the steps of the file, how many are done. */
  #done = 0;

  constructor(file: RunscopeFile, options: RunscopeOptions, context: CaseContext) {
    const { prefix, authorization, transport } = context;
    const number = Number(/(\d+)@/.exec(context.newUserName())?.[1] ?? 0);
    const made = oktaVariables({ prefix, authorization, baseUrl: transport.baseUrl, number });
    this.#file = file;
    this.#options = options;
    this.#prefix = prefix;
    this.#variables = new Variables(new Map([...made, ...options.variables]));
  }

  /** Whether it is of the same run, and has the step still before it. */
  isBefore({ prefix }: CaseContext, step: RequestStep): boolean {
    return prefix === this.#prefix && this.#file.steps.indexOf(step) >= this.#done;
  }

  /** Plays on until the step is done; what others find that are on the way is told as theirs. */
  async goOn(context: CaseContext, until: RequestStep): Promise<void> {
    for (const step of this.#file.steps.slice(this.#done)) {
      this.#done += 1;
      if (step.kind === 'pause') {
        await this.#pause(context, step.duration);
      } else {
        await this.#play(context, step, step !== until);
      }
      if (step === until) {
        return;
      }
    }
  }

  async #play(context: CaseContext, step: RequestStep, isOnTheWay: boolean): Promise<void> {
    this.#demandVariables(context, step);
    this.#runScripts(context, step, step.beforeScripts);
    const sent = await sendStep(context, step, this.#variables, this.#options.openOther);
    this.#adopt(context, sent);
    for (const { name, source, property } of step.variables) {
      this.#variables.set(name, toValueText(valueAt(sent.answer, source, property)));
    }
    step.assertions.forEach((assertion, at) => {
      context.expect(this.#expectation(step, assertion, at, sent));
    });
    this.#runScripts(context, step, step.scripts, sent);
    if (isOnTheWay && sent.answer.status >= 400 && step.variables.length > 0) {
      throw new CaseBlocked(
        `Step ${String(step.number)}, which this one builds upon, was answered with ${String(sent.answer.status)}`,
      );
    }
  }

  #demandVariables(context: CaseContext, step: RequestStep): void {
    const [missing] = this.#variables.missingIn(step);
    if (missing === undefined) {
      return;
    }
    const isRead = !freeVariables(this.#file).includes(missing);
    const all = freeVariables(this.#file).filter((name) => !this.#variables.all.has(name));
    context.block(
      isRead
        ? `The variable ${missing} has no value, as the step that reads it from an answer was not answered`
        : `The file needs variables that have no value: ${all.join(', ')}. Give each with --variable NAME=VALUE`,
    );
  }

  async #pause(context: CaseContext, duration: number): Promise<void> {
    const { clock, longestPause } = this.#options;
    await new Promise<void>((resolve) => {
      const timer = clock.after(Math.min(duration, longestPause), resolve);
      context.signal.addEventListener(
        'abort',
        () => {
          timer.dispose();
          resolve();
        },
        { once: true },
      );
    });
  }

  #expectation(
    step: RequestStep,
    { source, property, comparison, value }: RunscopeAssertion,
    at: number,
    { answer, reply, isOther }: SentStep,
  ): Expectation {
    const wanted = this.#variables.fill(value);
    const found = valueAt(answer, source, property);
    const compare = comparisons.get(comparison);
    const what = placeOf(source, property);
    const holds = compare?.holds(found, wanted) ?? false;
    return {
      id: `assertion${String(at + 1)}`,
      holds,
      message: `${what} should ${compare?.tell(wanted) ?? comparison}, but is ${tell(found)}`,
      expected: compare?.tell(wanted) ?? comparison,
      actual: found ?? null,
      expectedBy: [`${this.#file.name}, step ${String(step.number)}`],
      fix: isOther
        ? `Look at what ${step.method} ${step.url} of the file is answered with: it does not go to the checked server`
        : `Answer ${step.method} ${step.url} so that its assertion holds`,
      ...(reply && { seenIn: [reply] }),
    };
  }

  #runScripts(
    context: CaseContext,
    step: RequestStep,
    scripts: readonly string[],
    sent?: SentStep,
  ): void {
    for (const script of scripts) {
      const outcome = this.#options.runScript({
        script,
        variables: this.#variables.all,
        ...(sent && { response: toResponse(sent) }),
      });
      outcome.variables.forEach((value, name) => {
        this.#variables.set(name, value);
      });
      const failed = outcome.assertions.filter(({ holds }) => !holds);
      const told = [
        ...failed.map(({ message }) => message),
        ...(outcome.failure === undefined ? [] : [`it failed: ${outcome.failure}`]),
      ];
      context.expect({
        id: 'script',
        holds: told.length === 0,
        message: `The script of step ${String(step.number)} is not content: ${told.join('; ')}`,
        expectedBy: [`${this.#file.name}, step ${String(step.number)}`],
        fix: `Answer ${step.method} ${step.url} so that the script of the file finds what it expects`,
        ...(sent?.reply && { seenIn: [sent.reply] }),
      });
    }
  }

  /** What an org makes on the checked server has one of our names, and is taken away as well. */
  #adopt(context: CaseContext, { answer, isOther }: SentStep): void {
    if (!isOther) {
      for (const { id, userName } of resourcesIn(answer.json)) {
        if (typeof id === 'string' && typeof userName === 'string') {
          context.adopt({ endpoint: '/Users', id, name: userName });
        }
      }
    }
  }
}

function resourcesIn(json: JsonValue | undefined): readonly JsonObject[] {
  if (!isJsonObject(json)) {
    return [];
  }
  const { Resources } = json;
  return isJsonArray(Resources) ? Resources.filter(isJsonObject) : [json];
}

const tell = (found: JsonValue | undefined): string =>
  found === undefined ? 'not there' : shortened(JSON.stringify(found));

const longest = 200;

const shortened = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text;

const placeNames: Readonly<Record<string, string>> = {
  response_status: 'The status',
  response_text: 'The body',
  response_size: 'The size of the body in bytes',
  response_time: 'The time of the answer in milliseconds',
};

const placeOf = (source: string, property: string): string =>
  placeNames[source] ??
  (source === 'response_headers'
    ? `The header ${property}`
    : property === ''
      ? 'The body'
      : property);

const toResponse = ({
  answer,
}: SentStep): NonNullable<Parameters<RunscopeOptions['runScript']>[0]['response']> => ({
  status: answer.status,
  body: answer.text,
  headers: Object.fromEntries(answer.headers),
  response_time_ms: answer.duration,
});
