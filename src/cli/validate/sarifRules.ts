import { oktaLines } from '../../validate/oktaLines.js';
import { sectionUrl } from '../../validate/sectionUrl.js';
import type { ReportingDescriptor } from 'sarif';
import { type Finding } from '../../validate/finding.js';
import { type RuleText } from '../../validate/rule.js';
import { findRule } from '../../validate/rules/allRules.js';

const levels = { error: 'error', warning: 'warning', hint: 'note' } as const;

/** The rules of which something was found, in the order in which they were. */
export class SarifRules {
  readonly #descriptors: ReportingDescriptor[] = [];
  readonly #indexes = new Map<string, number>();

  indexOf(finding: Finding): number {
    const known = this.#indexes.get(finding.rule);
    if (known !== undefined) {
      return known;
    }
    // What the mock noticed itself may have no rule of its own.
    const text = findRule(finding.rule) ?? { ...finding, id: finding.rule, title: finding.message };
    const index = this.#descriptors.push(toDescriptor(text)) - 1;
    this.#indexes.set(finding.rule, index);
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
    defaultConfiguration: { level: levels[rule.level] },
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
