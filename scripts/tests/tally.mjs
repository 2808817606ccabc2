import { say } from '../process/progress.mjs';

/** What passed and failed in one kind of tests. */
export class Tally {
  passed = 0;
  failed = 0;

  pass() {
    this.passed += 1;
  }

  /** Says it at once and in full. */
  fail(name, reason) {
    this.failed += 1;
    say(`✖ ${name}\n${indent(reason)}`);
  }

  /** @param {Tally} other */
  add(other) {
    this.passed += other.passed;
    this.failed += other.failed;
  }

  toString() {
    return `${String(this.passed)} passed, ${String(this.failed)} failed`;
  }
}

const indent = (text) => text.trimEnd().replace(/^/gm, '    ');
