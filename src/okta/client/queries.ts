import { type OktaClientOptions } from './clientOptions.js';

/** Of an import, and of an existence check. */
export const pageSize = 100;

type QueryOptions = Pick<OktaClientOptions, 'queryBlank' | 'filterPosition'>;

/** The path of an existence check; Okta knows no other operator than `eq`. */
export function toLookupPath(
  endpoint: string,
  { attribute, value }: { readonly attribute: string; readonly value: string },
  { queryBlank, filterPosition }: QueryOptions,
): string {
  const filter = encodeURIComponent(`${attribute} eq ${JSON.stringify(value)}`);
  const filterPart = `filter=${filter.replaceAll('%20', queryBlank)}`;
  const parts = [`startIndex=1&count=${String(pageSize)}`];
  return `${endpoint}?${(filterPosition === 'first' ? [filterPart, ...parts] : [...parts, filterPart]).join('&')}`;
}

export const toPagePath = (endpoint: string, startIndex: number, count = pageSize): string =>
  `${endpoint}?startIndex=${String(startIndex)}&count=${String(count)}`;

/** Nobody promises that an id has no slash in it. */
export const toResourcePath = (endpoint: string, id: string): string =>
  `${endpoint}/${encodeURIComponent(id)}`;
