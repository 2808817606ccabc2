/**
 * A JSON pointer as SCIM writes the place (RFC 7644 3.10): `emails[1].primary`,
 * `urn:…:enterprise:2.0:User:manager.value`.
 */
export function toAttributeText(pointer: string): string {
  let text = '';
  let isAfterUrn = false;
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    const isIndex = /^\d+$/.test(name) && text !== '';
    // Only URNs have colons; the attribute follows a URN behind another one.
    const separator = text === '' ? '' : isAfterUrn ? ':' : '.';
    text += isIndex ? `[${name}]` : `${separator}${name}`;
    isAfterUrn = !isIndex && name.includes(':');
  }
  return text;
}
