import { type TemplateResult, html } from 'lit/html.js';
import { icon } from '../../ui/icons.js';
import { strings } from '../strings.js';
import { type DiffPiece, compareTexts } from '../textDifference.js';

const text = strings.compare;

const signs = { same: ' ', removed: '−', added: '+' } as const;

const signed = ({ kind, text: piece }: DiffPiece): string =>
  piece
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `${signs[kind]} ${line}`)
    .join('\n');

/** Two texts line by line. @param label what they are */
export function bodyDifference(before: string, after: string, label: string): TemplateResult {
  if (before === after) {
    return html`<p class="muted">${text.same}</p>`;
  }
  const pieces = compareTexts(before, after);
  if (!pieces) {
    return html`<p class="remark">${icon('hint')}${text.tooDifferent}</p>`;
  }
  return html`<div class="diff" role="group" tabindex="0" aria-label=${label}>
    ${pieces.map((piece) => html`<div class="diff-${piece.kind}">${signed(piece)}</div>`)}
  </div>`;
}
