import type * as vscode from 'vscode';
import { generateToken } from '../workbench/token.js';
import { type Authentication } from '../workbench/serverOptions.js';
import { type AuthenticationMode } from './settings.js';

export type SecretName = 'token' | 'password' | 'clientSecret';
const secretNames: readonly SecretName[] = ['token', 'password', 'clientSecret'];

/** What is no secret, and stands in the settings. */
export interface CredentialSettings {
  readonly username: string;
  readonly clientId: string;
  /** In seconds. */
  readonly tokenLifetime: number;
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
    { username, ...oauth2 }: CredentialSettings,
  ): Promise<Authentication> {
    switch (mode) {
      case 'bearer':
        return { mode, token: await this.#get('token') };
      case 'basic':
        return { mode, username, password: await this.#get('password') };
      case 'oauth2':
        return { mode, ...oauth2, clientSecret: await this.#get('clientSecret') };
      case 'none':
        return { mode };
    }
  }

  /** The next server that starts asks for others. */
  async renew(): Promise<void> {
    this.#asked.clear();
    await Promise.all(secretNames.map((name) => this.#secrets.store(keyOf(name), generateToken())));
  }

  /** @param secret empty to have one made up */
  async set(name: SecretName, secret: string): Promise<void> {
    this.#asked.delete(name);
    await this.#secrets.store(keyOf(name), secret === '' ? generateToken() : secret);
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
