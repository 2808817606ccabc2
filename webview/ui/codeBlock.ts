import { tokeniseJson } from './jsonTokens.js';

const linesPerChunk = 200;
/** Beyond this the text stays plain: half a million spans would cost more than colours are worth. */
const colouredLength = 512 * 1024;

function appendColoured(parent: HTMLElement, text: string): void {
  for (const token of tokeniseJson(text)) {
    if (token.kind === 'plain') {
      parent.append(token.text);
    } else {
      const span = document.createElement('span');
      span.className = `json-${token.kind}`;
      span.textContent = token.text;
      parent.append(span);
    }
  }
}

function chunksOf(text: string): readonly string[] {
  const lines = text.split('\n');
  const chunks: string[] = [];
  for (let from = 0; from < lines.length; from += linesPerChunk) {
    chunks.push(lines.slice(from, from + linesPerChunk).join('\n'));
  }
  return chunks;
}

/**
 * Text in a block, as text nodes only. It is cut into chunks of lines, so that the browser lays out
 * only those in view (`content-visibility` in the style sheet).
 */
export function codeBlock(text: string, language: 'json' | 'plain', label: string): HTMLElement {
  const block = document.createElement('div');
  block.className = 'code-block';
  block.tabIndex = 0;
  block.setAttribute('role', 'group');
  block.setAttribute('aria-label', label);
  let length = 0;
  for (const part of chunksOf(text)) {
    const chunk = document.createElement('div');
    chunk.className = 'chunk';
    length += part.length;
    if (language === 'json' && length <= colouredLength) {
      appendColoured(chunk, part);
    } else {
      chunk.textContent = part;
    }
    block.append(chunk);
  }
  return block;
}
