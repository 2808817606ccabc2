import { printable, printableCut } from '../../base/printable.js';
import { plural } from '../../base/plural.js';
import { type CaseResult } from '../../conformance/model/runResult.js';
import { type RunEvent } from '../../conformance/run/runOptions.js';
import { type CliWriter } from '../cliIo.js';
import { paintRole } from './paintRole.js';

/** Tells what happens while a run lasts: on a terminal a line that changes, elsewhere only what is wrong. */
export class Progress {
  readonly #writer: CliWriter;
  #caseCount = 0;
  #ended = 0;
  #hasLine = false;

  constructor(writer: CliWriter) {
    this.#writer = writer;
  }

  readonly take = (event: RunEvent): void => {
    switch (event.kind) {
      case 'runStarted':
        this.#caseCount = event.caseCount;
        this.say(`${plural(event.caseCount, 'case')}; names begin with ${event.prefix}`);
        break;
      case 'caseStarted':
        this.#show(`[${String(this.#ended + 1)}/${String(this.#caseCount)}] ${event.case.title}`);
        break;
      case 'caseEnded':
        this.#ended += 1;
        this.#tellWrong(event.result);
        break;
      case 'cleaningUp':
        this.#show('Taking away what was made');
        break;
      case 'exchange':
        break;
    }
  };

  /** A line that stays. */
  say(text: string): void {
    this.clear();
    this.#writer.write(`${text}\n`);
  }

  /** Before somebody else writes. */
  clear(): void {
    if (this.#hasLine) {
      this.#writer.write('\r\u001b[K');
      this.#hasLine = false;
    }
  }

  #show(text: string): void {
    if (this.#writer.hasColors) {
      this.#writer.write(`\r\u001b[K${printableCut(text, widestLine)}`);
      this.#hasLine = true;
    }
  }

  /** What is blocked follows from something else: the report has it. */
  #tellWrong({ outcome, id, title, failures }: CaseResult): void {
    const [worst] = failures;
    if (outcome === 'failed' && worst) {
      const mark = this.#writer.hasColors ? paintRole('error', '✖') : '✖';
      this.say(`${mark} ${printable(title)} (${id})`);
      this.say(`  ${printableCut(worst.message, longestReason)}`);
    }
  }
}

/** A longer one would wrap, and stay. */
const widestLine = 79;
const longestReason = 300;
