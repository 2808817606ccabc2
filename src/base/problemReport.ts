/** What cannot be used, and everything that is wrong with it. */
export interface ProblemReport {
  /** A sentence: `The data file people.json cannot be used.` */
  readonly what: string;
  /** One at least, each without a full stop at its end. */
  readonly problems: readonly string[];
}

/** Whoever mends twenty does not read the next thousand. */
const mostShown = 20;

/** For a notification: the first one, and how many there are besides. */
export function toProblemLine({ what, problems }: ProblemReport): string {
  const [first = 'The reason is not known', ...others] = problems;
  const more = others.length === 0 ? '' : ` (and ${String(others.length)} more)`;
  return `${what} ${endSentence(first + more)}`;
}

/** For a terminal or a log: a line for each, up to a number that can be read. */
export function toProblemLines(report: ProblemReport): string {
  const { what, problems } = report;
  if (problems.length < 2) {
    return toProblemLine(report);
  }
  const rest = problems.length - mostShown;
  return [
    `${what} There are ${String(problems.length)} problems:`,
    ...problems.slice(0, mostShown).map((problem) => `  ${endSentence(problem)}`),
    ...(rest > 0 ? [`  … and ${String(rest)} more`] : []),
  ].join('\n');
}

const endSentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);
