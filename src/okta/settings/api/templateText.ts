import { type Template, Variable, isTemplateList } from './apiCall.js';

/** How a language writes a template down. */
export interface TemplateStyle {
  readonly toString: (text: string) => string;
  readonly toVariable: (variable: Variable) => string;
  readonly toLiteral: (value: number | boolean | null) => string;
  readonly toName: (name: string) => string;
  /** What stands around lists and objects, between a name and its value, and between items. */
  readonly list: readonly [open: string, close: string];
  readonly object: readonly [open: string, close: string];
  readonly colon: string;
  readonly comma: string;
}

/** On several lines, two blanks a level. */
export function toTemplateText(template: Template, style: TemplateStyle, indent = ''): string {
  if (typeof template === 'string') {
    return style.toString(template);
  }
  if (template instanceof Variable) {
    return style.toVariable(template);
  }
  if (template === null || typeof template !== 'object') {
    return style.toLiteral(template);
  }
  const deeper = `${indent}  `;
  const [[open, close], items] = isTemplateList(template)
    ? [style.list, template.map((item) => toTemplateText(item, style, deeper))]
    : [
        style.object,
        Object.entries(template).map(
          ([name, value]) =>
            `${style.toName(name)}${style.colon}${toTemplateText(value, style, deeper)}`,
        ),
      ];
  return items.length === 0
    ? `${open}${close}`
    : `${open}\n${items.map((item) => deeper + item).join(`${style.comma}\n`)}\n${indent}${close}`;
}

/** JSON, with variables as the language puts them into it. */
export const jsonStyle = (
  toVariable: TemplateStyle['toVariable'],
  toString: TemplateStyle['toString'] = JSON.stringify,
): TemplateStyle => ({
  toString,
  toVariable,
  toLiteral: String,
  toName: toString,
  list: ['[', ']'],
  object: ['{', '}'],
  colon: ': ',
  comma: ',',
});
