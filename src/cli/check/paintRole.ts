import { styleText } from 'node:util';
import { type PaintRole } from '../../conformance/reports/text/paint.js';

const styles = {
  error: 'red',
  warning: 'yellow',
  hint: 'cyan',
  passed: 'green',
  expected: 'red',
  actual: 'green',
  muted: 'gray',
  strong: 'bold',
} as const satisfies Record<PaintRole, string>;

/** For a terminal with colours. */
export const paintRole = (role: PaintRole, text: string): string =>
  // Whether there are colours is decided already, for the stream that the text goes to.
  styleText(styles[role], text, { validateStream: false });
