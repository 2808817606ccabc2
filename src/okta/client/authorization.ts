import { type AppKind } from './appKind.js';

/** What an admin enters in the form of the connection. */
export type Credentials =
  | { readonly mode: 'basic'; readonly username: string; readonly password: string }
  /** The field of HTTP Header (wizard), or API Token (catalogue, Header Auth). */
  | { readonly mode: 'header'; readonly token: string }
  /** An access token, from OAuth 2 or pasted by hand. */
  | { readonly mode: 'bearer'; readonly token: string };

/** The header that Okta makes of it: the wizard puts `Bearer` before a token, Header Auth sends it as it is. */
export function toAuthorization(credentials: Credentials, kind: AppKind): string {
  switch (credentials.mode) {
    case 'basic':
      return `Basic ${toBase64(`${credentials.username}:${credentials.password}`)}`;
    case 'header':
      return kind === 'aiw' ? `Bearer ${credentials.token}` : credentials.token;
    case 'bearer':
      return `Bearer ${credentials.token}`;
  }
}

/** Of its UTF-8 (RFC 7617 2.1). */
const toBase64 = (text: string): string =>
  btoa(String.fromCharCode(...new TextEncoder().encode(text)));
