import { type Attribute } from '../../scim/schema/attribute.js';
import { type ResourceType, type SchemaExtension } from '../../scim/schema/resourceType.js';
import { type ProposalDraft } from './filterProposal.js';

/** All that a filter may name, each once: attributes, their parts, lists with brackets, and "not". */
export function attributeProposals(types: readonly ResourceType[]): readonly ProposalDraft[] {
  const byLabel = new Map<string, ProposalDraft>();
  for (const type of types) {
    for (const { attribute, extension } of type.allAttributes()) {
      for (const draft of draftsFor(type, attribute, extension)) {
        byLabel.set(draft.insertText, byLabel.get(draft.insertText) ?? draft);
      }
    }
  }
  return [...byLabel.values(), not];
}

/** Within brackets. */
export const partProposals = (list: Attribute): readonly ProposalDraft[] => [
  ...[...list.subAttributes]
    .filter(({ returned }) => returned !== 'never')
    .map((part) => toDraft(part, part.name, `of ${list.name}`)),
  ...(list.subAttributes.size === 0 ? [toDraft(list, 'value', `of ${list.name}`)] : []),
  not,
];

const not: ProposalDraft = {
  label: 'not (…)',
  kind: 'keyword',
  insertText: 'not ($1)',
  filterText: 'not',
  detail: 'what stands in the parentheses does not hold',
  sortText: '9',
  suggestsNext: true,
};

function draftsFor(
  type: ResourceType,
  attribute: Attribute,
  extension: SchemaExtension | undefined,
): readonly ProposalDraft[] {
  if (attribute.returned === 'never') {
    return [];
  }
  const prefix = extension ? `${extension.urn}:` : '';
  const owner = extension ? `${type.name}, extension` : type.name;
  const parts = [...attribute.subAttributes].filter(({ returned }) => returned !== 'never');
  const name = `${prefix}${attribute.name}`;
  return [
    toDraft(attribute, name, owner),
    ...parts.map((part) => toDraft(part, `${name}.${part.name}`, owner)),
    ...(attribute.isMultiValued && parts.length > 0 ? [toBrackets(attribute, name, owner)] : []),
  ];
}

/** Under a URN, the name alone is what people type. */
function toDraft(attribute: Attribute, path: string, owner: string): ProposalDraft {
  const isExtension = path.includes(':');
  const label = path.slice(path.lastIndexOf(':') + 1);
  const list = attribute.isMultiValued ? ', multi-valued' : '';
  return {
    label,
    kind: isExtension ? 'extension' : 'attribute',
    insertText: `${path.replaceAll('$', String.raw`\$`)} `,
    filterText: isExtension ? `${label} ${path}` : label,
    detail: `${attribute.type}${list} · ${owner}`,
    ...(attribute.description !== '' && { documentation: attribute.description }),
    sortText: `${isExtension ? '5' : label.includes('.') ? '3' : '1'}${label.toLowerCase()}`,
    suggestsNext: true,
  };
}

const toBrackets = (attribute: Attribute, path: string, owner: string): ProposalDraft => ({
  label: `${attribute.name}[…]`,
  kind: 'list',
  insertText: `${path}[$1]`,
  filterText: attribute.name,
  detail: `one and the same value · ${owner}`,
  documentation: `Conditions on one and the same value of ${attribute.name} (RFC 7644 3.4.2.2)`,
  sortText: `2${attribute.name.toLowerCase()}`,
  suggestsNext: true,
});
