import { type HttpHeader } from '../exchange.js';

/**
 * Headers as they are to go out after they were changed by hand. Secrets are not shown, so that one which
 * stands there as it was shown is the one that came.
 *
 * @param came and `shown` belong together, one by one
 */
export function restoreHeaders(
  came: readonly HttpHeader[],
  shown: readonly HttpHeader[],
  edited: readonly HttpHeader[],
): readonly HttpHeader[] {
  const kept = new Map<string, HttpHeader[]>();
  for (const [at, header] of shown.entries()) {
    const original = came[at];
    if (original) {
      kept.set(keyOf(header), [...(kept.get(keyOf(header)) ?? []), original]);
    }
  }
  return edited.map(([name, value]): HttpHeader => {
    const original = kept.get(keyOf([name, value]))?.shift();
    return original ? [name, original[1]] : [name, value];
  });
}

/** No header has a line break. */
const keyOf = ([name, value]: HttpHeader): string => `${name.toLowerCase()}\n${value.trim()}`;
