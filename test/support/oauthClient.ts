import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type Authentication } from '../../src/server/authorization.js';
import { type Answer } from './answer.js';
import { type SendOptions, type ServerRig } from './serverRig.js';

export const clientId = 'okta';
export const clientSecret = 'cl1ent-secret-4711';
export const callback = 'https://system-admin.okta.com/admin/app/cpc/example_scim_1/oauth/callback';

export const oauth2: Extract<Authentication, { readonly mode: 'oauth2' }> = {
  mode: 'oauth2',
  clientId,
  clientSecret,
  redirectUris: ['https://app.example.com/back?tenant=7'],
  tokenLifetime: 3600,
};

export const basicHeader = (id: string, secret: string): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

/** For RFC 7636 4.2. */
export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url');

type Parameters = Readonly<Record<string, string | undefined>>;

const encode = (parameters: Parameters): string =>
  new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] satisfies [string, string]],
    ),
  ).toString();

/** What the browser of the administrator asks for. Undefined leaves a parameter out. */
export const authorizeTarget = (changes: Parameters = {}): string =>
  `/oauth2/authorize?${encode({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: callback,
    state: 'st4te/of okta',
    ...changes,
  })}`;

/** A form of nobody who has authenticated yet. */
export const form = (
  parameters: Parameters,
  headers: SendOptions['headers'] = {},
): SendOptions => ({
  method: 'POST',
  body: encode(parameters),
  headers: {
    Authorization: undefined,
    'Content-Type': 'application/x-www-form-urlencoded',
    ...headers,
  },
});

const anonymous: SendOptions = { headers: { Authorization: undefined } };

/** The way through page and token endpoint, as Okta and the administrator go it. */
export class OAuthClient {
  readonly #rig: Pick<ServerRig, 'sendTo' | 'get'>;

  constructor(rig: Pick<ServerRig, 'sendTo' | 'get'>) {
    this.#rig = rig;
  }

  openPage(changes: Parameters = {}): Promise<Answer> {
    return this.#rig.sendTo(authorizeTarget(changes), anonymous);
  }

  decide(page: Answer, decision: string, headers: SendOptions['headers'] = {}): Promise<Answer> {
    return this.#rig.sendTo(
      '/oauth2/authorize',
      form({ question: questionOf(page), decision }, headers),
    );
  }

  async allow(changes: Parameters = {}): Promise<string> {
    const answer = await this.decide(await this.openPage(changes), 'allow');
    return parameterOf(answer, 'code');
  }

  /** Authenticates in the body where no header says otherwise. */
  token(parameters: Parameters, headers?: SendOptions['headers']): Promise<Answer> {
    const inBody = headers ? {} : { client_id: clientId, client_secret: clientSecret };
    return this.#rig.sendTo('/oauth2/token', form({ ...inBody, ...parameters }, headers));
  }

  exchange(code: string, changes: Parameters = {}): Promise<Answer> {
    return this.token({
      grant_type: 'authorization_code',
      code,
      redirect_uri: callback,
      ...changes,
    });
  }

  refresh(refreshToken: string): Promise<Answer> {
    return this.token({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  revoke(token: string): Promise<Answer> {
    return this.#rig.sendTo(
      '/oauth2/revoke',
      form({ token, client_id: clientId, client_secret: clientSecret }),
    );
  }

  /** Both tokens of a consent. */
  async tokens(): Promise<{ readonly access: string; readonly refresh: string }> {
    const answer = await this.exchange(await this.allow());
    return { access: answer.textAt('access_token'), refresh: answer.textAt('refresh_token') };
  }

  callScim(accessToken: string): Promise<Answer> {
    return this.#rig.get('/Users?startIndex=1&count=2', { Authorization: `Bearer ${accessToken}` });
  }
}

export function questionOf(page: Answer): string {
  const question = /name="question" value="([^"]+)"/.exec(page.text)?.[1];
  assert.ok(question !== undefined, page.text);
  return question;
}

export function locationOf(answer: Answer): URL {
  assert.equal(answer.status, 302, answer.text);
  return new URL(answer.headers.location ?? '');
}

export function parameterOf(answer: Answer, name: string): string {
  const value = locationOf(answer).searchParams.get(name);
  assert.ok(value !== null, answer.headers.location);
  return value;
}

export function assertOAuthError(
  answer: Answer,
  wanted: { readonly status: number; readonly error: string; readonly description?: RegExp },
): void {
  assert.equal(answer.status, wanted.status, answer.text);
  assert.equal(answer.at('error'), wanted.error);
  assert.match(answer.textAt('error_description'), wanted.description ?? /./);
  assert.match(answer.textAt('error_description'), /^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
  assert.equal(answer.headers['content-type'], 'application/json');
  assert.equal(answer.headers['cache-control'], 'no-store');
}
