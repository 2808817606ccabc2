import { checkSettings } from './checkSettings.js';
import { checklistSections } from './checklistSections.js';
import { type SettingsFinding, sortFindings, toParagraph } from './finding.js';
import { escapeMarkdown, toCode, toList } from './markdownBlocks.js';
import { type ProvisioningSettings } from './provisioningSettings.js';
import { secretFields } from './secretFields.js';

/** What the Okta admin does, in the order and the words of the Admin Console, to be ticked off. */
export function toMarkdownChecklist(settings: ProvisioningSettings): string {
  const sections = checklistSections.filter(({ isNeeded }) => isNeeded?.(settings) ?? true);
  return `${[
    `# Okta provisioning settings: ${escapeMarkdown(settings.label)}`,
    'For the Okta admin, from top to bottom. Words in **bold** are labels of the Admin Console; copy what stands in a block. Okta has no public API that configures SCIM for an app of the App Integration Wizard, so the values are entered by hand.',
    `This page holds no secret. Where ${toCode(placeholderOf(settings))} stands, enter the value that the developers hand over separately.`,
    ...toBeforehand(sortFindings(checkSettings(settings))),
    ...sections.flatMap(({ title, toBlocks }) => [`## ${title}`, ...toBlocks(settings)]),
  ].join('\n\n')}\n`;
}

const placeholderOf = ({ connection }: ProvisioningSettings): string =>
  secretFields[connection.authentication.mode].placeholder;

const toBeforehand = (findings: readonly SettingsFinding[]): readonly string[] =>
  findings.length === 0
    ? []
    : [
        '## Before you begin',
        toList(
          findings.map(
            (finding) => `${levelWords[finding.level]}: ${escapeMarkdown(toParagraph(finding))}`,
          ),
        ),
      ];

const levelWords = {
  error: '**Error**',
  warning: '**Warning**',
  hint: '**Good to know**',
} as const;
