import * as vscode from 'vscode';
import { type Logger } from '../../base/logger.js';
import { toOAuthEndpoints } from '../../workbench/oauthEndpoints.js';
import { type RunInBackground } from '../runInBackground.js';
import { openSetting } from '../settings.js';
import { basePathOf, findReachableBaseUrl, isLoopback } from './addresses.js';
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
    const { oauth2, baseUrl } = this.#deps.server.getRunning();
    if (!oauth2) {
      this.#deps.runInBackground(
        'say that there is no OAuth 2',
        vscode.window.showInformationMessage(
          vscode.l10n.t(
            'The mock server does not use OAuth 2. Choose it in the setting Authentication, and restart the server.',
          ),
        ),
      );
      return '';
    }
    const endpoints = toOAuthEndpoints(await this.#findReachable(), basePathOf(baseUrl));
    const text = [
      `Access token endpoint URI: ${endpoints.tokenEndpoint}`,
      `Authorization endpoint URI: ${endpoints.authorizationEndpoint}`,
      `Client ID: ${oauth2.clientId}`,
      `Client Secret: ${oauth2.clientSecret}`,
    ].join('\n');
    await vscode.env.clipboard.writeText(text);
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('Copied endpoints, client ID and client secret'),
      shownFor,
    );
    return text;
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
