import { findMended } from '../../scim/filter/mend.js';
import { type Problem } from '../../scim/filter/problem.js';
import { type Reason } from '../../scim/filter/why/reason.js';
import {
  type FilterExplained,
  type FilterProblem,
  type TypedResource,
} from '../../language/filter/evaluateFilter.js';
import { type CliIo } from '../cliIo.js';
import { toProblemText, toExplainedText } from './filterText.js';
import { type WhyResource } from './whyAsked.js';

/** How the outcome is written. */
export interface FilterReport {
  explained(outcome: FilterExplained, why: readonly WhyResource[], io: CliIo): void;
  problem(outcome: FilterProblem, io: CliIo): void;
}

export const textReport: FilterReport = {
  explained: (outcome, why, io) => {
    io.stdout.write(toExplainedText(outcome, why));
  },
  problem: (outcome, io) => {
    io.stderr.write(`error: ${toProblemText(outcome)}`);
  },
};

/** A program reads one stream, so that a problem stands there too. */
export const jsonReport: FilterReport = {
  explained: ({ usual, explanation, findings, found }, why, io) => {
    const notes = findings.filter(({ level }) => level === 'warning');
    writeJson(
      {
        filter: usual,
        explanation,
        notes: notes.map(({ message }) => message),
        findings: findings.map(({ level, ...problem }) => ({ level, ...toJson(problem) })),
        ...(found && { total: found.total, matches: found.matches.map(toNamed) }),
        ...(why.length > 0 && {
          why: why.map(({ one, reason }) => ({ ...toNamed(one), reason: toPlain(reason) })),
        }),
      },
      io,
    );
  },
  problem: ({ text, ...problem }, io) => {
    const mended = findMended(text, problem);
    writeJson({ problem: { ...toJson(problem), ...(mended !== undefined && { mended }) } }, io);
  },
};

const toNamed = ({ type, resource }: TypedResource): object => ({ type: type.name, resource });

const toJson = ({ message, span, fix }: Problem): object => ({
  message,
  column: span.start + 1,
  ...span,
  ...(fix && { fix: { ...fix.span, text: fix.text } }),
});

const toPlain = ({ span, children, ...reason }: Reason): object => ({
  ...reason,
  ...span,
  children: children.map(toPlain),
});

function writeJson(value: unknown, io: CliIo): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}
