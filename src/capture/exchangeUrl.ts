import { type Exchange } from '../exchange/exchange.js';

/** The whole address that the client asked for, as near to its own spelling as can be told. */
export function exchangeUrl({ baseUrl, path, request: { target } }: Exchange): string {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(target)) {
    return target;
  }
  const { origin, prefix } = splitBaseUrl(baseUrl);
  const queryStart = target.indexOf('?');
  const targetPath = queryStart === -1 ? target : target.slice(0, queryStart);
  const isBelowBase = targetPath === prefix || targetPath.startsWith(`${prefix}/`);
  if (isBelowBase || targetPath === path) {
    return `${origin}${target}`;
  }
  // A proxy took a prefix away on the way here.
  return `${baseUrl}${path}${queryStart === -1 ? '' : target.slice(queryStart)}`;
}

function splitBaseUrl(baseUrl: string): { readonly origin: string; readonly prefix: string } {
  const [origin = ''] = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(baseUrl) ?? [];
  return { origin, prefix: baseUrl.slice(origin.length) };
}
