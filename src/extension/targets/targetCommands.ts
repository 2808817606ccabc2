import * as vscode from 'vscode';
import { isLoopbackTarget } from '../../workbench/target/target.js';
import { HostError } from '../hostError.js';
import { askTarget } from './askTarget.js';
import { type KnownTarget, mockTargetId } from './knownTarget.js';
import { readGivenTarget } from './targetArgument.js';
import { type TargetDirectory } from './targetDirectory.js';

interface TargetItem extends vscode.QuickPickItem {
  readonly target?: KnownTarget;
}

/** Adds, changes, removes and chooses the SCIM servers that are called. */
export class TargetCommands {
  readonly #directory: TargetDirectory;

  constructor(directory: TargetDirectory) {
    this.#directory = directory;
  }

  /** @param given else the user is asked */
  async add(given?: unknown): Promise<KnownTarget | undefined> {
    const asked = given === undefined ? await askTarget() : readGivenTarget(given);
    if (!asked) {
      return undefined;
    }
    const { name, target } = asked;
    const entry = { name, baseUrl: target.baseUrl, isRemoteAllowed: false };
    return this.#directory.store.add(entry, target.authorization);
  }

  /** @param given id of the target, else the user is asked */
  async edit(given?: unknown): Promise<KnownTarget | undefined> {
    const { store } = this.#directory;
    const known = await this.#findKept(given);
    const asked = known && (await askTarget(known, await store.authorizationOf(known.id)));
    if (!known || !asked) {
      return undefined;
    }
    const { baseUrl, authorization } = asked.target;
    // Another address was never agreed to.
    const isRemoteAllowed = known.isRemoteAllowed && baseUrl === known.baseUrl;
    const changed = { id: known.id, name: asked.name, baseUrl, isRemoteAllowed };
    await store.setAuthorization(known.id, authorization);
    await store.update(changed);
    return changed;
  }

  /** @param given id of the target, else the user is asked */
  async remove(given?: unknown): Promise<boolean> {
    const known = await this.#findKept(given);
    if (known) {
      await this.#directory.store.remove(known.id);
    }
    return known !== undefined;
  }

  /** @param given id of a target, `{ url, … }` of one that is added, else the user is asked */
  async choose(given: unknown): Promise<KnownTarget | undefined> {
    if (typeof given === 'string') {
      return this.#get(given);
    }
    return given === undefined ? this.#pickOrAdd() : this.#findOrAdd(given);
  }

  /** False where the user does not agree that a server elsewhere is written to. */
  async confirmWriting(target: KnownTarget, detail = detailOfRun(target)): Promise<boolean> {
    if (target.isRemoteAllowed || isLoopbackTarget(target)) {
      return true;
    }
    const once = vscode.l10n.t('Run Once');
    const always = vscode.l10n.t('Always for This Server');
    const chosen = await vscode.window.showWarningMessage(
      vscode.l10n.t('Run against {0}?', target.name),
      { modal: true, detail },
      once,
      always,
    );
    if (chosen === always) {
      await this.#directory.store.update({ ...target, isRemoteAllowed: true });
    }
    return chosen !== undefined;
  }

  /** The same again is the one that is known, with its new credentials. */
  async #findOrAdd(given: unknown): Promise<KnownTarget | undefined> {
    const { target } = readGivenTarget(given);
    const { store } = this.#directory;
    const known = store.list().find(({ baseUrl }) => baseUrl === target.baseUrl);
    if (known) {
      await store.setAuthorization(known.id, target.authorization);
    }
    return known ?? this.add(given);
  }

  async #pickOrAdd(): Promise<KnownTarget | undefined> {
    const items = this.#directory.list().map(toItem);
    if (items.length === 0) {
      return this.add();
    }
    const add: TargetItem = { label: vscode.l10n.t('$(add) Add a SCIM Server…') };
    const chosen = await vscode.window.showQuickPick([...items, separator(), add], {
      title: vscode.l10n.t('SCIM Server to Call'),
      placeHolder: vscode.l10n.t('Which server is called?'),
    });
    return chosen === add ? this.add() : chosen?.target;
  }

  async #findKept(given: unknown): Promise<KnownTarget | undefined> {
    if (typeof given === 'string') {
      return this.#getKept(given);
    }
    const items = this.#directory.store.list().map(toItem);
    if (items.length === 0) {
      throw new HostError(
        'notFound',
        vscode.l10n.t('No SCIM server has been added yet. Use “SCIM: Add a SCIM Server…” first.'),
      );
    }
    const chosen = await vscode.window.showQuickPick(items, {
      title: vscode.l10n.t('SCIM Server to Call'),
    });
    return chosen?.target;
  }

  #getKept(id: string): KnownTarget {
    if (id === mockTargetId) {
      throw new HostError(
        'badArgument',
        vscode.l10n.t('The mock server is changed in the settings, not here.'),
      );
    }
    return this.#get(id);
  }

  #get(id: string): KnownTarget {
    const found = this.#directory.find(id);
    if (!found) {
      throw new HostError(
        'notFound',
        id === mockTargetId
          ? vscode.l10n.t('The mock server is not running. Start it first.')
          : vscode.l10n.t('There is no SCIM server with the id {0}.', id),
      );
    }
    return found;
  }
}

const detailOfRun = ({ baseUrl }: KnownTarget): string =>
  vscode.l10n.t(
    '{0} is not on this machine. People and groups are made, changed and deleted there. Only data that the run has made itself is touched, and it is taken away in the end; but the server may send mails, count licences or tell other systems.',
    baseUrl,
  );

const toItem = (target: KnownTarget): TargetItem => ({
  label: target.name,
  description: target.baseUrl,
  iconPath: new vscode.ThemeIcon(target.id === mockTargetId ? 'server-process' : 'server'),
  target,
});

const separator = (): TargetItem => ({ label: '', kind: vscode.QuickPickItemKind.Separator });
