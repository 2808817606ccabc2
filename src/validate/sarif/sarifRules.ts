import type { ReportingDescriptor } from 'sarif';
import { oktaLines } from '../oktaLines.js';
import { type RuleText } from '../rule.js';
import { sectionUrl } from '../sectionUrl.js';
import { sarifLevels } from './sarifLog.js';

/** The rules of which something was found, in the order in which they were. */
export class SarifRules {
  readonly #descriptors: ReportingDescriptor[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(rule: RuleText): number {
    const known = this.#indexes.get(rule.id);
    if (known !== undefined) {
      return known;
    }
    const index = this.#descriptors.push(toDescriptor(rule)) - 1;
    this.#indexes.set(rule.id, index);
    return index;
  }

  list(): ReportingDescriptor[] {
    return this.#descriptors;
  }
}

function toDescriptor(rule: RuleText): ReportingDescriptor {
  const helpUri = rule.references.map(sectionUrl).find((url) => url !== undefined);
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    help: { text: toLines(rule, plain).join('\n\n'), markdown: toLines(rule, bold).join('\n\n') },
    ...(helpUri !== undefined && { helpUri }),
    defaultConfiguration: { level: sarifLevels[rule.level] },
    properties: { tags: ['scim', ...rule.references] },
  };
}

type Emphasise = (text: string) => string;
const plain: Emphasise = (text) => text;
const bold: Emphasise = (text) => `**${text}**`;

function toLines(rule: RuleText, emphasise: Emphasise): readonly string[] {
  const { title, references, okta, fix } = rule;
  return [
    `${title}.`,
    ...(references.length > 0 ? [`${references.join(', ')}.`] : []),
    ...(okta ? oktaLines(okta) : []).map(({ label, text }) => `${emphasise(label)} ${text}.`),
    ...(fix === '' ? [] : [`${emphasise('Fix:')} ${fix}.`]),
  ];
}
