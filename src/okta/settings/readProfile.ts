import { type JsonCursor } from '../../base/jsonCursor.js';
import { idsOf } from './consoleChoices.js';
import {
  type CustomAttribute,
  type MappingSettings,
  type PushGroupSettings,
  attributeTypes,
  itemTypes,
  mappingTimes,
} from './profileSettings.js';
import { type ShapeReader, readLine } from './shapeReader.js';

const memberNames = {
  customAttribute: [
    'name',
    'title',
    'type',
    'itemType',
    'externalName',
    'externalNamespace',
    'required',
    'description',
  ],
  mapping: ['attribute', 'expression', 'applyOn'],
  pushGroup: ['name', 'targetName'],
} as const;

/** One without a name is left out: nothing could be done with it. */
export const readCustomAttributes = (
  reader: ShapeReader,
  file: JsonCursor,
): readonly CustomAttribute[] =>
  reader.readObjects(file, 'customAttributes', memberNames.customAttribute, (item) => {
    const name = reader.required(item, 'name', readName);
    const type = reader.read(item, 'type', 'string', (member) => member.oneOf(attributeTypes));
    const itemType = reader.read(item, 'itemType', 'string', (member) => member.oneOf(itemTypes));
    return name === undefined
      ? undefined
      : {
          name,
          title: reader.read(item, 'title', name, readText),
          type,
          itemType: type === 'array' ? itemType : 'string',
          externalName: reader.read(item, 'externalName', name, readText),
          externalNamespace: reader.read(item, 'externalNamespace', '', readLine),
          required: reader.read(item, 'required', false, (member) => member.boolean()),
          description: reader.read(item, 'description', '', readLine),
        };
  });

export const readMappings = (reader: ShapeReader, file: JsonCursor): readonly MappingSettings[] =>
  reader.readObjects(file, 'attributeMappings', memberNames.mapping, (item) => {
    const attribute = reader.required(item, 'attribute', readName);
    const expression = reader.required(item, 'expression', readText);
    const applyOn = reader.read(item, 'applyOn', 'createAndUpdate', (member) =>
      member.oneOf(idsOf(mappingTimes)),
    );
    return attribute === undefined || expression === undefined
      ? undefined
      : { attribute, expression, applyOn };
  });

export const readPushGroups = (
  reader: ShapeReader,
  file: JsonCursor,
): readonly PushGroupSettings[] =>
  reader.readObjects(file, 'pushGroups', memberNames.pushGroup, (item) => {
    const name = reader.required(item, 'name', readText);
    return name === undefined
      ? undefined
      : { name, targetName: reader.read(item, 'targetName', name, readText) };
  });

/** A variable name of the Profile Editor. */
function readName(cursor: JsonCursor): string {
  const name = readLine(cursor);
  return /^[A-Za-z_]\w{0,254}$/.test(name)
    ? name
    : cursor.fail('must be a variable name: a letter, then letters, digits and "_"');
}

/** A line with something in it. */
export function readText(cursor: JsonCursor): string {
  const text = readLine(cursor);
  return text === '' ? cursor.fail('must not be empty') : text;
}
