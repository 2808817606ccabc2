import { reasonPhrase } from '../../base/reasonPhrase.js';

/** Names that RFC 9110 has given up, and that Okta still shows. */
const olderNames: ReadonlyMap<number, string> = new Map([
  [413, 'Payload Too Large'],
  [422, 'Unprocessable Entity'],
]);

/** The words that Okta shows for a status. */
export function toStatusWords(status: number): string {
  const words = olderNames.get(status) ?? reasonPhrase(status);
  return words === '' ? `HTTP ${String(status)}` : words;
}
