import {
  type CustomAttribute,
  type MappingSettings,
  type MappingTime,
  mappingTimes,
} from '../profileSettings.js';
import { type TemplateObject } from './apiCall.js';

/** `POST /api/v1/meta/schemas/apps/{appId}/default`; says nothing of other attributes, which stay. */
export const toSchemaBody = (attributes: readonly CustomAttribute[]): TemplateObject => ({
  definitions: {
    custom: {
      id: '#custom',
      type: 'object',
      properties: Object.fromEntries(
        attributes.map((attribute) => [attribute.name, toProperty(attribute)]),
      ),
    },
  },
});

const toProperty = (attribute: CustomAttribute): TemplateObject => ({
  title: attribute.title,
  type: attribute.type,
  ...(attribute.type === 'array' && { items: { type: attribute.itemType } }),
  ...(attribute.description !== '' && { description: attribute.description }),
  ...(attribute.required && { required: true }),
  scope: 'NONE',
  externalName: attribute.externalName,
  ...(attribute.externalNamespace !== '' && { externalNamespace: attribute.externalNamespace }),
});

/** `POST /api/v1/mappings/{mappingId}`; rows that are not named stay as they are. */
export const toMappingBody = (mappings: readonly MappingSettings[]): TemplateObject => ({
  properties: Object.fromEntries(
    mappings.map(({ attribute, expression, applyOn }) => [
      attribute,
      { expression, pushStatus: toPushStatus(applyOn) },
    ]),
  ),
});

export const toPushStatus = (time: MappingTime): string =>
  mappingTimes.find(({ id }) => id === time)?.pushStatus ?? mappingTimes[0].pushStatus;
