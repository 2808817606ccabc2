import { type ChecklistSection } from './checklistSection.js';
import { escapeMarkdown, toCode, toCopyBlock, toTick } from './markdownBlocks.js';
import {
  type CustomAttribute,
  type MappingSettings,
  findUsernameFormat,
  mappingTimes,
  usernameFormats,
} from './profileSettings.js';
import { type ProvisioningSettings } from './provisioningSettings.js';

/** What comes between the connection and the first person: names, attributes, mappings, assignments. */
export const profileSections: readonly ChecklistSection[] = [
  {
    title: 'Sign On: application username format',
    isNeeded: ({ usernameFormat }) => usernameFormat !== usernameFormats[0].template,
    toBlocks: toUsernameFormat,
  },
  {
    title: 'Profile Editor: custom attributes',
    isNeeded: ({ customAttributes }) => customAttributes.length > 0,
    toBlocks: ({ customAttributes }) => [
      'Only now that provisioning is switched on: an attribute that was added earlier lacks its namespace, and is not sent.',
      toTick(
        'On the tab **Provisioning**, below **To App**, select **Go to Profile Editor** and **Add Attribute**.',
      ),
      ...customAttributes.map(toAttribute),
      toTick('Select **Save**.'),
    ],
  },
  {
    title: 'Attribute mappings',
    isNeeded: ({ attributeMappings }) => attributeMappings.length > 0,
    toBlocks: ({ attributeMappings }) => [
      toTick(
        'On the tab **Provisioning**, below **To App**, find the attribute and select the pencil beside it.',
      ),
      ...attributeMappings.map(toMapping),
      toTick('Select **Save** for each.'),
    ],
  },
  {
    title: 'Assignments',
    isNeeded: ({ assignedGroups }) => assignedGroups.length > 0,
    toBlocks: ({ assignedGroups }) => [
      toTick(
        'When the test below is good: on the tab **Assignments**, select **Assign** > **Assign to Groups**.',
        ...assignedGroups.map((group) => toTick(`**${escapeMarkdown(group)}**`)),
      ),
    ],
  },
];

function toUsernameFormat({ usernameFormat }: ProvisioningSettings): readonly string[] {
  const label = findUsernameFormat(usernameFormat);
  return [
    toTick(
      'On the tab **Sign On**, select **Edit**. In **Credentials Details**, **Application username format** is ' +
        `**${label ?? 'Custom'}**${label === undefined ? ':' : '.'}`,
      ...(label === undefined ? [toCopyBlock(usernameFormat)] : []),
    ),
    toTick('Select **Save**. It is the userName that your server gets.'),
  ];
}

const toAttribute = (attribute: CustomAttribute): string =>
  toTick(
    `**Data type** ${toCode(attribute.type === 'array' ? `${attribute.itemType} array` : attribute.type)}, ` +
      `**Attribute required** ${attribute.required ? 'yes' : 'no'}. **Display name**:`,
    toCopyBlock(attribute.title),
    '**Variable name**:',
    toCopyBlock(attribute.name),
    '**External name**:',
    toCopyBlock(attribute.externalName),
    '**External namespace**:',
    toCopyBlock(attribute.externalNamespace || '<URN of the schema>'),
  );

const toMapping = ({ attribute, expression, applyOn }: MappingSettings): string =>
  toTick(
    `${toCode(attribute)}: **Expression**, **Apply on** **${mappingTimes.find(({ id }) => id === applyOn)?.label ?? applyOn}**.`,
    toCopyBlock(expression),
  );
