import { styleText } from 'node:util';
import { printable } from '../../base/printable.js';
import { type JobReport } from '../../okta/org/job.js';
import { type SentStep } from '../../okta/org/orgClient.js';
import { toReadablePath } from '../../workbench/inspectorViews.js';
import { toExchangeLine } from '../serve/exchangeLine.js';

/** A line for each request with what Okta concluded from its answer, and one for what came of the job. */
export const toJobLines = (report: JobReport, hasColors: boolean): readonly string[] => [
  ...stepsOf(report).map((step) => toStepLine(step, hasColors)),
  toEndLine(report, hasColors),
];

export const stepsOf = ({ end }: JobReport): readonly SentStep[] =>
  end.state === 'nothingSent' ? [] : end.steps;

const toStepLine = (step: SentStep, hasColors: boolean): string =>
  toLine(step, `Okta ${describeConclusion(step)}`, hasColors);

/** The request of a recorded scenario, from which Okta concludes nothing. */
export const toSentLine = (step: SentStep, hasColors: boolean): string =>
  toLine(step, step.exchange.failure?.detail ?? '', hasColors);

function toLine({ exchange }: SentStep, operation: string, hasColors: boolean): string {
  const status = exchange.response?.status;
  return toExchangeLine(
    {
      startedAt: exchange.startedAt,
      duration: exchange.duration,
      method: exchange.request.method,
      path: toReadablePath(exchange),
      ...(status !== undefined && { status }),
      operation,
    },
    hasColors,
  );
}

/** What Okta does next. */
export function describeConclusion({ exchange, reaction }: SentStep): string {
  if (!reaction) {
    return exchange.failure ? `got no answer: ${exchange.failure.detail}` : 'was stopped';
  }
  switch (reaction.kind) {
    case 'continue':
      return 'goes on';
    case 'task':
      return 'gives up, with a task for its admin';
    case 'stop':
      return 'gives up, and tells nobody';
    case 'retry':
      return `waits ${describeWait(reaction.wait?.asked)}, then tries again`;
  }
}

const describeWait = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? 'a while' : `${String(Math.round(milliseconds / 1000))} s`;

function toEndLine({ job, end }: JobReport, hasColors: boolean): string {
  const paint = (format: 'green' | 'red' | 'dim', text: string): string =>
    hasColors ? styleText(format, text, { validateStream: false }) : text;
  const title = printable(job.title);
  switch (end.state) {
    case 'done':
      return `         ${paint('green', '✓')} ${title}`;
    case 'failed':
      return `         ${paint('red', '✗')} ${title}: ${printable(end.problem)}`;
    case 'nothingSent':
      return `         ${paint('dim', '–')} ${title}: nothing is sent, as ${end.reason}`;
  }
}
