import { applyFix } from '../../scim/filter/problem.js';
import { type CliIo } from '../cliIo.js';
import { type FilterExplained, type FilterProblem } from './evaluateFilter.js';
import { toProblemText, toExplainedText } from './filterText.js';

/** How the outcome is written. */
export interface FilterReport {
  explained(outcome: FilterExplained, io: CliIo): void;
  problem(outcome: FilterProblem, io: CliIo): void;
}

export const textReport: FilterReport = {
  explained: (outcome, io) => {
    io.stdout.write(toExplainedText(outcome));
  },
  problem: (outcome, io) => {
    io.stderr.write(`error: ${toProblemText(outcome)}`);
  },
};

/** A program reads one stream, so that a problem stands there too. */
export const jsonReport: FilterReport = {
  explained: ({ filter, explanation, notes, found }, io) => {
    writeJson({ filter, explanation, notes, ...found }, io);
  },
  problem: ({ text, message, span, fix }, io) => {
    const proposal = fix && {
      fix: { ...fix.span, text: fix.text },
      mended: applyFix(text, fix),
    };
    writeJson({ problem: { message, column: span.start + 1, ...span, ...proposal } }, io);
  },
};

function writeJson(value: unknown, io: CliIo): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
