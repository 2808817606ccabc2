import { findMapping } from '../../okta/profile/attributeMapping.js';
import { type Attribute } from '../../scim/schema/attribute.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type About, type AttributeAbout } from '../shape/shape.js';
import { findUrn } from '../shape/urns.js';
import { sectionOf } from './attributeSections.js';
import { escapeMarkdown, joinParagraphs, linkReference, toCode } from './markdown.js';

/** What a hover says of a member, as Markdown. */
export function aboutText(name: string, about: About, registry: SchemaRegistry): string {
  switch (about.kind) {
    case 'attribute':
      return attributeText(about);
    case 'extension':
      return urnText(about.urn, registry) ?? toCode(about.urn);
    case 'message':
      return joinParagraphs([
        `**${escapeMarkdown(name)}**: ${about.type}`,
        escapeMarkdown(about.description),
        linkReference(about.reference),
      ]);
  }
}

/** What a URN in `schemas` stands for; undefined where no loaded schema has it. */
export function urnText(urn: string, registry: SchemaRegistry): string | undefined {
  const known = findUrn(registry, urn);
  if (!known) {
    return undefined;
  }
  const { title, description, reference } = known;
  return joinParagraphs([
    `**${escapeMarkdown(title)}**`,
    description === title ? undefined : escapeMarkdown(description),
    attributesLine(urn, registry),
    reference === undefined ? 'Of a schema file of your own' : linkReference(reference),
  ]);
}

/** Its attributes by name, those that are needed first. */
function attributesLine(urn: string, registry: SchemaRegistry): string | undefined {
  const schema = registry.schemas.find(({ id }) => id.toLowerCase() === urn.toLowerCase());
  if (!schema) {
    return undefined;
  }
  const names = schema.attributes
    .toSorted((left, right) => Number(right.required ?? false) - Number(left.required ?? false))
    .map(({ name, required }) => (required ? `**${toCode(name)}**` : toCode(name)));
  const shown = names.slice(0, mostNames).join(', ');
  return `Attributes: ${shown}${names.length > mostNames ? ', …' : ''}`;
}

const mostNames = 30;

function attributeText(about: AttributeAbout): string {
  const { attribute, path, urn } = about;
  const section = sectionOf(about);
  return joinParagraphs([
    `**${escapeMarkdown(path)}**: ${typeText(attribute)}`,
    escapeMarkdown(attribute.description),
    characteristics(attribute)
      .map(([label, text]) => `- ${label}: ${text}`)
      .join('\n'),
    `${toCode(urn)}${section === undefined ? '' : ` · ${linkReference(section)}`}`,
    oktaText(about),
  ]);
}

const typeText = ({ type, isMultiValued }: Attribute): string =>
  isMultiValued ? `array of ${type}, multi-valued` : type;

/** RFC 7643 2.2 and 7. */
function characteristics(attribute: Attribute): readonly (readonly [string, string])[] {
  const { canonicalValues, referenceTypes, type } = attribute;
  const code = (values: readonly string[]): string => values.map(toCode).join(', ');
  return [
    ['required', attribute.isRequired ? 'yes' : 'no'],
    ['mutability', mutabilityTexts[attribute.mutability]],
    ['returned', returnedTexts[attribute.returned]],
    ['uniqueness', attribute.uniqueness],
    ...(type === 'string' || type === 'reference' || type === 'binary'
      ? ([['caseExact', attribute.isCaseExact ? 'yes, capitals matter' : 'no']] as const)
      : []),
    ...(canonicalValues.length > 0 ? ([['canonical values', code(canonicalValues)]] as const) : []),
    ...(referenceTypes.length > 0 ? ([['refers to', code(referenceTypes)]] as const) : []),
  ];
}

const mutabilityTexts: Readonly<Record<Attribute['mutability'], string>> = {
  readOnly: 'readOnly, the service decides it',
  readWrite: 'readWrite',
  immutable: 'immutable, set once',
  writeOnly: 'writeOnly, taken and never returned',
};

const returnedTexts: Readonly<Record<Attribute['returned'], string>> = {
  always: 'always',
  never: 'never',
  default: 'default, unless `attributes` leaves it out',
  request: 'request, only where `attributes` names it',
};

function oktaText({ urn, path }: AttributeAbout): string | undefined {
  const mapping = findMapping(urn, path);
  if (!mapping) {
    return undefined;
  }
  const { oktaAttribute, appAttribute, note } = mapping;
  const source = oktaAttribute === undefined ? undefined : toCode(`user.${oktaAttribute}`);
  const app =
    appAttribute === undefined ? undefined : `${toCode(appAttribute)} in the app’s profile`;
  const parts = [source, app, note && escapeMarkdown(note)].filter((part) => part !== undefined);
  return `**Okta, by default:** ${parts.join('; ')}`;
}
