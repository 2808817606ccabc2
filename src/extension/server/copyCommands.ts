import * as vscode from 'vscode';
import { type Logger } from '../../base/logger.js';
import { toOAuthEndpoints } from '../../workbench/oauthEndpoints.js';
import { type RunInBackground } from '../runInBackground.js';
import { openSetting } from '../settings.js';
import { basePathOf, findReachableBaseUrl, isLoopback } from './addresses.js';
import { type OAuthField, showOAuthPick } from './oauthSettingsPick.js';
import { type ServerController } from './serverController.js';

/** How long the status bar says that something was copied, in milliseconds. */
const shownFor = 4000;

export interface CopyCommandsDeps {
  readonly server: ServerController;
  readonly runInBackground: RunInBackground;
  readonly logger: Logger;
}

/** What the user takes to Okta, to curl or to a client. */
export class CopyCommands {
  readonly #deps: CopyCommandsDeps;
  #hasWarned = false;

  constructor(deps: CopyCommandsDeps) {
    this.#deps = deps;
  }

  /** The address for Okta: the public or forwarded one where there is one. */
  async copyBaseUrl(): Promise<string> {
    const running = this.#deps.server.getRunning();
    const url = await this.#findReachable();
    await vscode.env.clipboard.writeText(url);
    if (isLoopback(url) && !this.#hasWarned) {
      this.#hasWarned = true;
      this.#deps.runInBackground('say that Okta needs a port', this.#explainLoopback(running.port));
    } else {
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', url), shownFor);
    }
    return url;
  }

  /** The address on the machine on which the server runs. */
  async copyLocalBaseUrl(): Promise<string> {
    const { baseUrl } = this.#deps.server.getRunning();
    await vscode.env.clipboard.writeText(baseUrl);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}', baseUrl), shownFor);
    return baseUrl;
  }

  async copyAuthorization(): Promise<string> {
    const authorization = await this.#deps.server.createAuthorization();
    if (authorization === '') {
      this.#deps.runInBackground(
        'say that there are no credentials',
        vscode.window.showInformationMessage(
          vscode.l10n.t(
            'The mock server asks for no credentials, so there is no Authorization header to copy.',
          ),
        ),
      );
      return '';
    }
    await vscode.env.clipboard.writeText(authorization);
    vscode.window.setStatusBarMessage(vscode.l10n.t('Copied the Authorization header'), shownFor);
    return authorization;
  }

  /** Endpoints, client id and client secret, one a line, by the names of Okta's form. */
  async copyOAuthSettings(): Promise<string> {
    const text = toLines(await this.#findOAuthFields());
    if (text !== '') {
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage(
        vscode.l10n.t('Copied endpoints, client ID and client secret'),
        shownFor,
      );
    }
    return text;
  }

  /** The same, to be looked at and copied one by one. */
  async showOAuthSettings(): Promise<void> {
    const fields = await this.#findOAuthFields();
    if (fields.length > 0) {
      await showOAuthPick(fields, toLines(fields), (text) => vscode.env.clipboard.writeText(text));
    }
  }

  /** Empty where the server is in another mode, which is said. */
  async #findOAuthFields(): Promise<readonly OAuthField[]> {
    const { oauth2, baseUrl } = this.#deps.server.getRunning();
    if (!oauth2) {
      this.#deps.runInBackground('say that there is no OAuth 2', sayNoOAuth());
      return [];
    }
    const endpoints = toOAuthEndpoints(await this.#findReachable(), basePathOf(baseUrl));
    return [
      { label: 'Access token endpoint URI', value: endpoints.tokenEndpoint, isSecret: false },
      {
        label: 'Authorization endpoint URI',
        value: endpoints.authorizationEndpoint,
        isSecret: false,
      },
      { label: 'Client ID', value: oauth2.clientId, isSecret: false },
      { label: 'Client Secret', value: oauth2.clientSecret, isSecret: true },
    ];
  }

  async #findReachable(): Promise<string> {
    const running = this.#deps.server.getRunning();
    try {
      return await findReachableBaseUrl(running);
    } catch (error) {
      this.#deps.logger.error(error, { what: 'forwarded address' });
      return running.baseUrl;
    }
  }

  async #explainLoopback(port: number): Promise<void> {
    const forward = vscode.l10n.t('Forward a Port');
    const setPublic = vscode.l10n.t('Set Public Base URL');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        'The base URL is copied. Programs on this machine can use it, Okta cannot: forward port {0} with public visibility, or use a tunnel, and put its https address into the setting Public Base URL.',
        String(port),
      ),
      forward,
      setPublic,
    );
    if (chosen === forward) {
      await vscode.commands.executeCommand('~remote.forwardedPorts.focus');
    } else if (chosen === setPublic) {
      await openSetting('server.publicBaseUrl');
    }
  }
}

const toLines = (fields: readonly OAuthField[]): string =>
  fields.map(({ label, value }) => `${label}: ${value}`).join('\n');

async function sayNoOAuth(): Promise<void> {
  const open = vscode.l10n.t('Open Settings');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The mock server does not use OAuth 2. Choose it in the setting Authentication, and restart the server.',
    ),
    open,
  );
  if (chosen === open) {
    await openSetting('server.authentication');
  }
}
