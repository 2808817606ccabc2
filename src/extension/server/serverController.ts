import * as vscode from 'vscode';
import { type Logger } from '../../base/logger.js';
import {
  type Profile,
  type ProfileName,
  type SwitchName,
  createProfile,
} from '../../scim/profile.js';
import { changesOf } from '../../scim/profileChanges.js';
import { type RunningState, type ServerOptions } from '../../workbench/serverOptions.js';
import { type Workbench } from '../../workbench/workbench.js';
import { type Credentials, type SecretName } from '../credentials.js';
import { HostError } from '../hostError.js';
import { type AuthenticationMode, type Settings } from '../settings.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { readDataFileSetting } from './dataFileSetting.js';
import { locateSetting } from './settingPath.js';
import { readSchemaFiles } from './schemaFiles.js';
import { type ServerSession } from './serverSession.js';
import { type StartOptions, readSwitchArgument } from './startOptions.js';

export interface ServerControllerDeps {
  readonly workbench: WorkbenchLoader;
  readonly credentials: Credentials;
  readonly session: ServerSession;
  /** Tells the user about values that cannot be used. */
  readonly readSettings: () => Settings;
  readonly logger: Logger;
}

/**
 * How long a restored server tries its port. After a window reload the old extension host may still
 * run and hold it.
 */
const restoreRetry = 6000;

type ChosenProfile = Pick<StartOptions, 'profile' | 'switches'>;

/** The mock server as the commands see it: settings, credentials and the memory of the window. */
export class ServerController {
  readonly #deps: ServerControllerDeps;
  #options: StartOptions = {};
  /** What the user has chosen in this window, in place of the setting. */
  #chosen: ChosenProfile = {};

  constructor(deps: ServerControllerDeps) {
    this.#deps = deps;
  }

  /** @throws WorkbenchError, HostError */
  async start(options: StartOptions): Promise<RunningState> {
    const workbench = await this.#deps.workbench.get();
    const { status } = workbench.serverState;
    if (status !== 'running' && status !== 'starting') {
      this.#options = options;
      this.#chosen = options.profile === undefined ? this.#chosen : {};
    }
    return this.#remember(await workbench.start(await this.#toServerOptions(this.#options)));
  }

  /** Starts the server again that ran when the window was closed; nothing where none did. */
  async restore(): Promise<void> {
    const { session, readSettings, logger } = this.#deps;
    const kept = session.read();
    if (!kept || !readSettings()['server.restore']) {
      return;
    }
    logger.info('the mock server ran in this window: starting it again', { port: kept.port });
    this.#options = kept.options;
    const workbench = await this.#deps.workbench.get();
    const options = await this.#toServerOptions({ ...kept.options, port: kept.port });
    await this.#remember(await workbench.start({ ...options, portRetry: restoreRetry }));
  }

  async stop(): Promise<void> {
    await this.#deps.session.write(undefined);
    await this.#deps.workbench.stop();
  }

  /** With the settings as they are now. Starts it where it does not run. */
  async restart(): Promise<void> {
    const workbench = await this.#deps.workbench.get();
    const options = await this.#toServerOptions(this.#options);
    await this.#remember(
      await (workbench.serverState.status === 'running'
        ? workbench.restart(options)
        : workbench.start(options)),
    );
  }

  async reset(): Promise<void> {
    this.getRunning();
    (await this.#deps.workbench.get()).reset();
  }

  /** Other credentials from now on; a server that runs asks for them at once. */
  async renewCredentials(): Promise<void> {
    await this.#deps.credentials.renew();
    if (this.#deps.workbench.serverState.status === 'running') {
      await this.restart();
    }
  }

  /** What the next start asks for, or the restart of a server that runs. */
  get authenticationMode(): AuthenticationMode {
    return this.#options.auth ?? this.#deps.readSettings()['server.authentication'];
  }

  /** @param secret empty to have one made up; a server that runs asks for it at once. */
  async setSecret(name: SecretName, secret: string): Promise<void> {
    await this.#deps.credentials.set(name, secret);
    if (this.#deps.workbench.serverState.status === 'running') {
      await this.restart();
    }
  }

  /** Takes over what can change while the server runs. */
  applyLiveSettings(): void {
    const settings = this.#deps.readSettings();
    const running = this.#findRunning();
    running?.setPublicBaseUrl(settings['server.publicBaseUrl']);
    running?.setMe(toName(settings['server.me']));
  }

  /** The setting has changed, so it wins over what was chosen before. */
  applyProfileSetting(): void {
    this.#options = withoutProfile(this.#options);
    this.#chosen = {};
    this.#findRunning()?.setProfile(this.#deps.readSettings()['server.profile']);
  }

  /** Of the running server, else the one that the next start takes. */
  get profile(): Profile {
    const { serverState } = this.#deps.workbench;
    const { profile, switches } =
      serverState.status === 'running' ? serverState : this.#profileFor(this.#options);
    return createProfile(profile, switches);
  }

  /** Takes effect at once; while no server runs, at the next start in this window. */
  async changeProfile(name: ProfileName): Promise<void> {
    this.#findRunning()?.setProfile(name);
    await this.#choose(createProfile(name));
  }

  /** @throws HostError */
  async setProfileSwitch(name: SwitchName, value: unknown): Promise<void> {
    const { profile } = this;
    const changes = readSwitchArgument(name, value);
    this.#findRunning()?.setProfileSwitch(name, value);
    await this.#choose(createProfile(profile.name, { ...changesOf(profile), ...changes }));
  }

  async resetProfileSwitches(): Promise<void> {
    const { name } = this.profile;
    this.#findRunning()?.resetProfileSwitches();
    await this.#choose(createProfile(name));
  }

  /**
   * What a client sends from now on; with OAuth 2 a new access token.
   *
   * @throws HostError where it does not run.
   */
  async createAuthorization(): Promise<string> {
    this.getRunning();
    return (await this.#deps.workbench.get()).createAuthorization();
  }

  /** @throws HostError where it does not run. */
  getRunning(): RunningState {
    const state = this.#deps.workbench.serverState;
    if (state.status !== 'running') {
      throw new HostError(
        'notRunning',
        vscode.l10n.t('The mock server is not running. Start it first.'),
      );
    }
    return state;
  }

  #findRunning(): Workbench | undefined {
    const { current } = this.#deps.workbench;
    return current?.serverState.status === 'running' ? current : undefined;
  }

  async #choose(profile: Profile): Promise<void> {
    this.#options = withoutProfile(this.#options);
    this.#chosen = { profile: profile.name, switches: changesOf(profile) };
    const { serverState } = this.#deps.workbench;
    if (serverState.status === 'running') {
      await this.#remember(serverState);
    }
  }

  /** What the caller of the start asked for, then what the user chose, then the setting. */
  #profileFor(options: StartOptions): Required<Pick<ServerOptions, 'profile' | 'switches'>> {
    const { profile = this.#deps.readSettings()['server.profile'], switches } =
      options.profile === undefined && options.switches === undefined ? this.#chosen : options;
    return { profile, switches: switches ?? {} };
  }

  async #toServerOptions(options: StartOptions): Promise<ServerOptions> {
    const { port, auth } = options;
    const settings = this.#deps.readSettings();
    const [authentication, schemaFiles, data] = await Promise.all([
      this.#deps.credentials.authenticationFor(auth ?? settings['server.authentication'], {
        username: settings['server.username'],
        clientId: settings['server.clientId'],
        tokenLifetime: settings['server.tokenLifetime'],
        redirectUris: settings['server.redirectUris'],
      }),
      readSchemaFiles(settings['server.schemas']),
      readDataFileSetting(settings['server.data']),
    ]);
    const publicBaseUrl = settings['server.publicBaseUrl'];
    return {
      host: settings['server.host'],
      port: port ?? settings['server.port'],
      basePath: settings['server.basePath'],
      authentication,
      ...this.#profileFor(options),
      seed: settings['server.seed'],
      schemaFiles,
      ...(data && { data }),
      ...(publicBaseUrl !== '' && { publicBaseUrl }),
      me: toName(settings['server.me']),
      store: toStore(settings['server.store']),
      portRetry: 0,
    };
  }

  async #remember(running: RunningState): Promise<RunningState> {
    const options = { ...this.#options, ...this.#chosen };
    await this.#deps.session.write({ port: running.port, options });
    return running;
  }
}

const toName = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());

/** The path of the folder on the machine where the extension runs. */
function toStore(text: string): string | undefined {
  const path = toName(text);
  return path === undefined ? undefined : locateSetting('server.store', path).fsPath;
}

const withoutProfile = ({ port, auth }: StartOptions): StartOptions => ({
  ...(port !== undefined && { port }),
  ...(auth !== undefined && { auth }),
});
