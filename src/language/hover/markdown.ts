import { sectionUrl } from '../../validate/sectionUrl.js';

/** Descriptions of schemas may come from anywhere: they are shown, never rendered. */
export const escapeMarkdown = (text: string): string =>
  text.replaceAll(/[\\`*_{}[\]()#+\-!<>|~&]/g, '\\$&').replaceAll(/\s+/g, ' ');

/** Within backticks nothing but a backtick means anything. */
export const toCode = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.includes('`') ? `\`\` ${line.replaceAll('``', '` `')} \`\`` : `\`${line}\``;
};

/** `RFC 7643 4.1.1` as a link to that section. */
export function linkReference(reference: string): string {
  const url = sectionUrl(reference);
  return url === undefined ? escapeMarkdown(reference) : `[${reference}](${url})`;
}

export const joinParagraphs = (paragraphs: readonly (string | undefined)[]): string =>
  paragraphs.filter((one) => one !== undefined && one !== '').join('\n\n');
