import { type Edit, modify, parseTree, findNodeAtLocation } from 'jsonc-parser';
import { fromPointer } from '../../../base/jsonPointer.js';
import { type JsonValue } from '../../../base/json.js';
import { formTabs } from './formFields.js';

/** A change of one value of a settings file; without a value the member is taken away. */
export interface SettingsEdit {
  readonly pointer: string;
  readonly value?: JsonValue;
}

const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };

/**
 * What has to change in the text of a settings file; comments and the order of its members stay. Nothing where
 * the text is no JSON: there is no telling where a value belongs.
 */
export function toTextEdits(text: string, edit: SettingsEdit): readonly Edit[] {
  const { pointer, value } = withCompanions(edit);
  const source = text.trim() === '' ? '{}' : text;
  const root = parseTree(source);
  if (root?.type !== 'object') {
    return [];
  }
  const path = pathIn(fromPointer(pointer));
  if (value === undefined && !findNodeAtLocation(root, path)) {
    return [];
  }
  const edits = modify(source, path, value, { formattingOptions });
  return source === text
    ? edits
    : [{ offset: 0, length: text.length, content: whole(source, edits) }];
}

/** A field may take what belongs to its old value with it. */
function withCompanions({ pointer, value }: SettingsEdit): SettingsEdit {
  const replaces = formTabs
    .flatMap(({ sections }) => sections)
    .flatMap(({ fields }) => fields)
    .find((field) => field.pointer === pointer)?.replaces;
  return replaces && value !== undefined
    ? { pointer: replaces.pointer, value: { [replaces.member]: value } }
    : { pointer, ...(value !== undefined && { value }) };
}

/** Steps that are numbers lead into lists. */
const pathIn = (steps: readonly string[]): (string | number)[] =>
  steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step));

const whole = (source: string, edits: readonly Edit[]): string =>
  edits.reduceRight(
    (text, { offset, length, content }) =>
      text.slice(0, offset) + content + text.slice(offset + length),
    source,
  );
