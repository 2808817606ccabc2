import { type BasicSlip } from './basicSlip.js';
import { type CredentialShape } from './credentialShape.js';
import { type Meaning } from './meaning.js';

/** Slips with a token; they mean the same whoever has made the token. */
export const tokenSlipMeanings: Readonly<
  Record<Extract<CredentialShape, 'emptyBearer' | 'quoted' | 'lineBreak'>, Meaning>
> = {
  emptyBearer: {
    id: 'auth.emptyToken',
    detail: 'The Authorization header says "Bearer", but no token follows.',
    meaning:
      'The header is the word "Bearer" alone. The field or the variable that should hold the token is empty: fill it in, and save the app in Okta once more.',
  },
  quoted: {
    id: 'auth.quotedToken',
    detail: 'The Authorization header has quotes around its value; a token is sent without.',
    meaning:
      'Quotes came with the value: copied out of JSON, a YAML file or a shell command. They are no part of a token (RFC 6750 2.1). Enter the value without them.',
  },
  lineBreak: {
    id: 'auth.lineBreakInToken',
    detail: 'The token in the Authorization header ends in a line break, written as text.',
    meaning:
      'The token ends in "\\n", "\\r" or "%0A": a line break that was copied with it, or that a secret file has at its end. Enter the token without it (in a script, printf in place of echo).',
  },
};

/** A token that nobody here knows, but that has the form of those that this program makes up. */
export const tokenOfAnotherStart: Meaning = {
  id: 'auth.tokenOfAnotherStart',
  detail: 'The token in the Authorization header is not the one of this server.',
  meaning:
    'The header came in the right shape, and the token looks like one that a mock server makes up, but of another server or another start: without --token, each start on the command line makes up a new one. Copy the token of the running server into the app once more, or start the server with the token that the app has.',
};

/** Slips with user name and password that are the right ones otherwise. */
export const basicSlipMeanings: Readonly<Record<BasicSlip, Meaning>> = {
  lineBreak: {
    id: 'auth.lineBreakInPassword',
    detail: 'The password in the Authorization header ends in a line break.',
    meaning:
      'User name and password are right, but a line break follows the password, inside the base64: "echo" adds one where "printf" does not. Encode them without it.',
  },
  latin1: {
    id: 'auth.latin1Password',
    detail: 'The credentials in the Authorization header are encoded in Latin-1, not in UTF-8.',
    meaning:
      'User name and password are right, but their letters beyond ASCII came in Latin-1. This server asks for UTF-8, as its WWW-Authenticate says (RFC 7617 2.1). Encode them as UTF-8, or use ASCII only.',
  },
  notEncoded: {
    id: 'auth.plainBasic',
    detail: 'The credentials in the Authorization header are not encoded in base64.',
    meaning:
      'User name and password are right, but they came as plain text after "Basic". They have to be encoded in base64 (RFC 7617 2); curl -u and Okta do it by themselves.',
  },
};

/** The header that this server takes, though others may not. */
export const oddSchemeMeaning: Omit<Meaning, 'detail'> = {
  id: 'auth.schemeCapitals',
  meaning:
    'The scheme of the Authorization header is not written "Bearer" or "Basic". Capitals do not matter (RFC 9110 11.1), so it is let in; a server that compares the text would answer 401.',
};
