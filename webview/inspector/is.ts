type Check = (value: unknown) => boolean;
export type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * What a value from the host is. It is typed by the contract, and checked all the same: a page may be older or newer
 * than the host that talks to it.
 */
export const is = {
  fields: isFields,
  text: isText,
  number: (value: unknown): value is number => Number.isFinite(value),
  flag: (value: unknown): value is boolean => typeof value === 'boolean',
  optional:
    (check: Check): Check =>
    (value) =>
      value === undefined || check(value),
  listOf:
    (check: Check): Check =>
    (value) =>
      Array.isArray(value) && value.every((item) => check(item)),
  oneOf:
    (names: readonly string[]): Check =>
    (value) =>
      isText(value) && names.includes(value),
  /** An object of the contract: each of its members has to be named, so that none is forgotten. */
  shape: <T extends object>(members: { readonly [Name in keyof T]-?: Check }) => {
    const checks = Object.entries<Check>(members);
    return (value: unknown): value is T =>
      isFields(value) && checks.every(([name, check]) => check(value[name]));
  },
} as const;
