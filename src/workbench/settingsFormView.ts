import { isJsonObject, type JsonValue, readMember } from '../base/json.js';
import { fromPointer } from '../base/jsonPointer.js';
import { assessSettings } from '../okta/settings/assessSettings.js';
import { type ExportFormat, exportFormats } from '../okta/settings/exportFormats.js';
import { type SettingsFinding } from '../okta/settings/finding.js';
import { type FormField, type FormTab, formTabs } from '../okta/settings/form/formFields.js';
import { type ProvisioningSettings } from '../okta/settings/provisioningSettings.js';
import {
  type FormExportView,
  type FormFindingView,
  type FormFieldView,
  type FormTabView,
  type SettingsFormView,
} from '../protocol/settingsForm.js';
import { JsonTextError, parseJson } from './parseJson.js';

export interface SettingsFile {
  readonly fileName: string;
  readonly text: string;
}

/** A settings file as the form shows it, with all that is to say about it at the fields. */
export function toSettingsFormView(
  { fileName, text }: SettingsFile,
  format: ExportFormat,
): SettingsFormView {
  const { value, problem } = read(text);
  const { settings, findings, isUsable } = assessSettings(value);
  const tabs = formTabs.filter(({ isShown }) => isShown?.(settings) ?? true);
  const fields = tabs.flatMap((tab) => shownFields(tab, settings));
  const placed = placeFindings(fields, findings);
  const values = { settings, file: value };
  const views = tabs.map((tab) => toTabView(tab, values, placed));
  return {
    fileName,
    ...(problem !== undefined && { problem }),
    ...countLevels(findings),
    tabs: views,
    others: (placed.get(undefined) ?? []).map(toFindingView),
    exported: toExportView(format, settings, isUsable && problem === undefined),
  };
}

/** A format that is not for this kind of app gives way to the first. */
function toExportView(
  wanted: ExportFormat,
  settings: ProvisioningSettings,
  mayExport: boolean,
): FormExportView {
  const fitting = exportFormats.filter(
    ({ appKind }) => appKind === undefined || appKind === settings.appKind,
  );
  const format = fitting.includes(wanted) ? wanted : exportFormats[0];
  return {
    formats: fitting.map(({ name, label }) => ({ id: name, label })),
    format: format.name,
    description: format.description,
    notes: format.toNotes?.(settings) ?? [],
    ...(mayExport && { text: format.toText(settings) }),
  };
}

function read(text: string): { readonly value: unknown; readonly problem?: string } {
  if (text.trim() === '') {
    return { value: {} };
  }
  try {
    return { value: parseJson(text) };
  } catch (error) {
    if (error instanceof JsonTextError) {
      return { value: {}, problem: error.message };
    }
    throw error;
  }
}

const shownFields = (tab: FormTab, settings: ProvisioningSettings): readonly FormField[] =>
  tab.sections.flatMap(({ fields }) => fields).filter(({ isShown }) => isShown?.(settings) ?? true);

type Placed = ReadonlyMap<string | undefined, readonly SettingsFinding[]>;

/** At the field that they are about, or that holds it; without one where no field is shown for them. */
function placeFindings(fields: readonly FormField[], findings: readonly SettingsFinding[]): Placed {
  const placed = new Map<string | undefined, SettingsFinding[]>();
  for (const finding of findings) {
    const { pointer } = finding;
    const place = fields.find(
      (field) => pointer === field.pointer || pointer.startsWith(`${field.pointer}/`),
    )?.pointer;
    placed.set(place, [...(placed.get(place) ?? []), finding]);
  }
  return placed;
}

function toTabView(tab: FormTab, values: Values, placed: Placed): FormTabView {
  const fields = shownFields(tab, values.settings);
  const findings = fields.flatMap(({ pointer }) => placed.get(pointer) ?? []);
  return {
    id: tab.id,
    title: tab.title,
    ...countLevels(findings),
    sections: tab.sections.flatMap(({ title, fields: all }) => {
      const shown = all.filter((field) => fields.includes(field));
      return shown.length === 0
        ? []
        : [{ title, fields: shown.map((field) => toFieldView(field, values, placed)) }];
    }),
  };
}

function toFieldView(
  { pointer, label, help, placeholder, control, choices, columns }: FormField,
  values: Values,
  placed: Placed,
): FormFieldView {
  return {
    ...{ pointer, label, control },
    ...(help !== undefined && { help }),
    ...(placeholder !== undefined && { placeholder }),
    ...(choices && { choices: choices.map(({ id, label: text }) => ({ id, label: text })) }),
    ...(columns && { columns }),
    value: isList(control) ? valueAt(values.file, pointer) : valueAt(values.settings, pointer),
    findings: (placed.get(pointer) ?? []).map(toFindingView),
  };
}

interface Values {
  readonly settings: ProvisioningSettings;
  readonly file: unknown;
}

/** Of lists the file has items that cannot be read yet, and counts them. */
const isList = (control: FormField['control']): boolean =>
  control === 'rows' || control === 'lines';

/** Null where there is no such member. */
function valueAt(whole: unknown, pointer: string): JsonValue {
  let value: JsonValue | undefined = isJsonObject(whole) ? whole : undefined;
  for (const step of fromPointer(pointer)) {
    value = isJsonObject(value) ? readMember(value, step) : undefined;
  }
  return value ?? null;
}

const toFindingView = ({
  level,
  pointer,
  message,
  consequence,
  fix,
}: SettingsFinding): FormFindingView => ({
  ...{ level, pointer, message },
  ...(consequence !== undefined && { consequence }),
  ...(fix !== undefined && { fix }),
});

const countLevels = (
  findings: readonly SettingsFinding[],
): { readonly errors: number; readonly warnings: number } => ({
  errors: findings.filter(({ level }) => level === 'error').length,
  warnings: findings.filter(({ level }) => level === 'warning').length,
});
