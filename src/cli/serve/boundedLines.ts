import { type CliIo } from '../cliIo.js';

/** What may wait for a reader of the output that does not read. */
const mostWaitingBytes = 16 * 1024 * 1024;

/**
 * Lines for whoever reads the output, in a process that must not stop or grow because of him: what he
 * does not take is left out beyond a limit, and he is told how much.
 */
export class BoundedLines {
  readonly #io: Pick<CliIo, 'stdout' | 'stderr'>;
  readonly #describeLeftOut: (count: number) => string;
  #leftOut = 0;
  #isCloseTold = false;

  constructor(io: Pick<CliIo, 'stdout' | 'stderr'>, describeLeftOut: (count: number) => string) {
    this.#io = io;
    this.#describeLeftOut = describeLeftOut;
  }

  /** @param line made only where there is room for it; without its end */
  write(line: () => string): void {
    const { stdout } = this.#io;
    if (stdout.isClosed) {
      this.#tellClosed();
    } else if (stdout.waitingBytes > mostWaitingBytes) {
      this.#leftOut += 1;
    } else {
      this.#tellLeftOut();
      stdout.write(`${line()}\n`);
    }
  }

  #tellLeftOut(): void {
    if (this.#leftOut > 0) {
      this.#io.stdout.write(`${this.#describeLeftOut(this.#leftOut)}\n`);
      this.#leftOut = 0;
    }
  }

  #tellClosed(): void {
    if (!this.#isCloseTold) {
      this.#isCloseTold = true;
      this.#io.stderr.write(
        'Nobody reads the output any more, so requests are no longer told. The server goes on until it is stopped.\n',
      );
    }
  }
}
