import { faultKinds } from '../../faults/faultKinds.js';
import { type FaultSpec, conditions } from '../../faults/faultSpec.js';
import { FaultSpecError, type SpecSpan } from '../../faults/faultSpecError.js';
import { toDashed } from '../../faults/specNames.js';
import { parseFaultSpec } from '../../faults/specText.js';
import { CliError } from '../cliError.js';

/** @throws CliError with the place */
export function collectFaults(
  text: string,
  before: readonly FaultSpec[] = [],
): readonly FaultSpec[] {
  try {
    return [...before, parseFaultSpec(text)];
  } catch (error) {
    if (error instanceof FaultSpecError) {
      throw new CliError(explain(text, error), { cause: error });
    }
    throw error;
  }
}

/** How much of a long specification is shown before and behind the place. */
const shownAround = 60;

function explain(text: string, { message, place }: FaultSpecError): string {
  const { start, end }: SpecSpan = place.span ?? { start: 0, end: text.length };
  const from = Math.max(0, start - shownAround);
  const before = `${from > 0 ? '…' : ''}${oneLine(text.slice(from, start))}`;
  const rest = oneLine(text.slice(start, start + shownAround));
  const carets = '^'.repeat(Math.max(1, Math.min(end - start, shownAround)));
  return [
    `--fault is wrong at column ${String(start + 1)}. ${message}`,
    '',
    `  ${before}${rest}`,
    `  ${' '.repeat(before.length)}${carets}`,
  ].join('\n');
}

const oneLine = (text: string): string => text.replace(/\s/g, ' ');

/** For `serve --help`. */
export const faultHelp = `
A fault makes requests fail on purpose: its name, then what it is given and when it applies, as
name=value; a value with blanks stands in double quotes.
  faults      ${wrap(faultKinds.map(({ id }) => toDashed(id)))}
  conditions  ${wrap(conditions.map(({ name }) => name))}
docs/faults.md tells what each of them does, and what Okta does then.`;

export function wrap(words: readonly string[]): string {
  const lines: string[] = [''];
  for (const word of words) {
    const line = lines.at(-1) ?? '';
    if (line.length + word.length > 80) {
      lines.push(word);
    } else {
      lines[lines.length - 1] = line === '' ? word : `${line}, ${word}`;
    }
  }
  return lines.join(',\n              ');
}
