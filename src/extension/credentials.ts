import type * as vscode from 'vscode';
import { generateToken } from '../workbench/token.js';
import { type Authentication } from '../workbench/serverOptions.js';
import { type AuthenticationMode } from './settings.js';

type SecretName = 'token' | 'password' | 'clientSecret';
const secretNames: readonly SecretName[] = ['token', 'password', 'clientSecret'];

/** What is no secret, and stands in the settings. */
export interface CredentialSettings {
  readonly username: string;
  readonly redirectUris: readonly string[];
}

/** What the mock asks for: made up at first use and kept in the secret storage, never in a setting. */
export class Credentials {
  readonly #secrets: vscode.SecretStorage;
  /** Two who ask at once get the same secret. */
  readonly #asked = new Map<SecretName, Promise<string>>();

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  async authenticationFor(
    mode: AuthenticationMode,
    { username, redirectUris }: CredentialSettings,
  ): Promise<Authentication> {
    switch (mode) {
      case 'bearer':
        return { mode, token: await this.#get('token') };
      case 'basic':
        return { mode, username, password: await this.#get('password') };
      case 'oauth2':
        return {
          mode,
          clientId: 'okta',
          clientSecret: await this.#get('clientSecret'),
          redirectUris,
          tokenLifetime: 3600,
        };
      case 'none':
        return { mode };
    }
  }

  /** The next server that starts asks for others. */
  async renew(): Promise<void> {
    this.#asked.clear();
    await Promise.all(secretNames.map((name) => this.#secrets.store(keyOf(name), generateToken())));
  }

  #get(name: SecretName): Promise<string> {
    const asked = this.#asked.get(name) ?? this.#readOrCreate(name);
    this.#asked.set(name, asked);
    return asked.finally(() => this.#asked.delete(name));
  }

  async #readOrCreate(name: SecretName): Promise<string> {
    const kept = await this.#secrets.get(keyOf(name));
    if (kept !== undefined && kept !== '') {
      return kept;
    }
    const created = generateToken();
    await this.#secrets.store(keyOf(name), created);
    return created;
  }
}

const keyOf = (name: SecretName): string => `scimWorkbench.server.${name}`;
