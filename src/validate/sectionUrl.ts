/** `RFC 7644 3.4.2`: the section on the site of the RFC Editor; undefined for what is no RFC. */
export function sectionUrl(reference: string): string | undefined {
  const [, number, section] = /^RFC (\d+)(?: ([\d.]+))?$/.exec(reference) ?? [];
  if (number === undefined) {
    return undefined;
  }
  const anchor = section === undefined ? '' : `#section-${section}`;
  return `https://www.rfc-editor.org/rfc/rfc${number}${anchor}`;
}
