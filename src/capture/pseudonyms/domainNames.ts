/** RFC 2606, RFC 6761: these belong to nobody. */
const reserved = /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid|localhost)$/i;

export const isReservedDomain = (domain: string): boolean => reserved.test(domain);

const domain = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+`;
const afterAt = new RegExp(`[^\\s@"'<>(),;:]+@(${domain})`, 'gu');
const afterScheme = new RegExp(`https?://(?:[^/@\\s]*@)?(${domain})`, 'giu');

/** Mail addresses in a text. */
export const mailAddressesIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(afterAt), ([address]) => address);

/** Of mail addresses and of web addresses, as they are written. */
export const domainsIn = (text: string): readonly string[] =>
  [...text.matchAll(afterAt), ...text.matchAll(afterScheme)].flatMap(([, found]) =>
    found === undefined || isReservedDomain(found) ? [] : [found],
  );
