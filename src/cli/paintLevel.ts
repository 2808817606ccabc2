import { styleText } from 'node:util';
import { type FindingLevel } from '../validate/finding.js';

const colors = { error: 'red', warning: 'yellow', hint: 'cyan' } as const;

export const paintLevel = (level: FindingLevel, text: string, hasColors: boolean): string =>
  // Whether there are colours is decided already, for the stream that the line goes to.
  hasColors ? styleText(colors[level], text, { validateStream: false }) : text;
