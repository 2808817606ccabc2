/** What stands on the right of an argument. */
export type HclValue = string | boolean | HclCode;

/** An expression, as it is. */
export class HclCode {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export interface HclBlock {
  /** `resource`, `data`, `mappings`, … */
  readonly type: string;
  readonly labels?: readonly string[];
  readonly arguments?: readonly (readonly [name: string, value: HclValue])[];
  readonly blocks?: readonly HclBlock[];
  /** Lines above it. */
  readonly comment?: readonly string[];
}

/** As `terraform fmt` leaves it. */
export const toHclText = (blocks: readonly HclBlock[]): string =>
  `${blocks.map((block) => toBlock(block, '')).join('\n\n')}\n`;

function toBlock(block: HclBlock, indent: string): string {
  const { type, labels = [], arguments: args = [], blocks = [], comment = [] } = block;
  const inner = `${indent}  `;
  const parts = [
    ...(args.length === 0 ? [] : [toArguments(args, inner)]),
    ...blocks.map((one) => toBlock(one, inner)),
  ];
  const head = `${indent}${[type, ...labels.map((label) => toHclString(label))].join(' ')}`;
  return [
    ...comment.map((line) => `${indent}# ${line}`),
    parts.length === 0 ? `${head} {}` : `${head} {\n${parts.join('\n\n')}\n${indent}}`,
  ].join('\n');
}

/** Equals signs stand below each other. */
function toArguments(args: Required<HclBlock>['arguments'], indent: string): string {
  const width = Math.max(...args.map(([name]) => name.length));
  return args
    .map(([name, value]) => `${indent}${name.padEnd(width)} = ${toValue(value)}`)
    .join('\n');
}

function toValue(value: HclValue): string {
  if (value instanceof HclCode) {
    return value.text;
  }
  return typeof value === 'string' ? toHclString(value) : String(value);
}

/** A quoted template that means nothing but its text. */
export const toHclString = (text: string): string =>
  `"${text.replaceAll(/["\\]/g, '\\$&').replaceAll(/[$%]+\{/g, escapeSigns)}"`;

/** `${` is `$${`; signs before are written as numbers, so that they are not taken for the escape. */
function escapeSigns(signs: string): string {
  const sign = signs.at(-2) ?? '';
  const before = signs.slice(0, -2).replaceAll('$', '\\u0024').replaceAll('%', '\\u0025');
  return `${before}${sign}${sign}{`;
}
