import { type ApiCall, Variable } from './apiCall.js';

/** Path and query of a call, as a language writes variables into a text. */
export function toTarget(
  { path, query = [] }: ApiCall,
  toVariable: (variable: Variable) => string,
  toText: (text: string) => string,
): string {
  const pathText = path
    .map((part) => (part instanceof Variable ? toVariable(part) : part))
    .join('');
  const queryText = query
    .map(([name, value]) =>
      value instanceof Variable ? `${name}=${toVariable(value)}` : `${name}=${toText(value)}`,
    )
    .join('&');
  return queryText === '' ? pathText : `${pathText}?${queryText}`;
}
