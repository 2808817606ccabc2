import { type FindingLevel } from '../../../validate/finding.js';

export type PaintRole = FindingLevel | 'passed' | 'expected' | 'actual' | 'muted' | 'strong';

/** Gives a text the colour of its role, where there are colours. */
export type Paint = (role: PaintRole, text: string) => string;

export const withoutPaint: Paint = (_role, text) => text;
