import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { type Exchange } from '../../exchange/exchange.js';
import { createId } from '../../workbench/createId.js';
import { findNameProblem } from '../../workbench/sessions/sessionName.js';
import {
  type SavedSession,
  SessionError,
  SessionFolder,
} from '../../workbench/sessions/sessionFolder.js';
import { HostError } from '../hostError.js';
import { askExchanges, findExchanges } from '../captures/chooseExchanges.js';
import { type ReadParts } from '../inspector/readParts.js';
import { readExchangeIds } from '../replay/readExchangeIds.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { pickSession } from './sessionPick.js';
import { toHostError } from './sessionTexts.js';

export interface SessionDeps {
  readonly workbench: WorkbenchLoader;
  /** A folder of this workspace, or of all windows that have none. */
  readonly path: string;
  readonly readParts: ReadParts;
  readonly tell: (message: string) => void;
}

/** Captures that are kept under a name. */
export class SessionCommands {
  readonly #deps: SessionDeps;
  readonly #folder: SessionFolder;

  constructor(deps: SessionDeps) {
    this.#deps = deps;
    this.#folder = new SessionFolder(deps.path);
  }

  list(): Promise<readonly SavedSession[]> {
    return worded(() => this.#folder.list());
  }

  /**
   * @param given a name, or `{ name?, replace?, exchanges? }`; the user is asked for a name that is missing, and then for
   *   which requests, too; else all are saved where no ids are given
   * @returns the name
   */
  async save(given: unknown): Promise<string | undefined> {
    const exchanges = await this.#toBeSaved(given);
    const named = readName(given);
    const name =
      exchanges && (named ?? (await askName(vscode.l10n.t('Save Capture as Session'), '')));
    if (!exchanges || name === undefined) {
      return undefined;
    }
    const replaces = isJsonObject(given) && readMember(given, 'replace') === true;
    const isSaved = await this.#write(name, exchanges, { replaces, mayAsk: named === undefined });
    if (isSaved && named === undefined) {
      this.#deps.tell(vscode.l10n.t('{0} requests are kept as “{1}”.', exchanges.length, name));
    }
    return isSaved ? name : undefined;
  }

  /**
   * @param given a name, or `{ name, mode?: "replace" | "add" }`; else the user is asked
   * @returns how many requests were read
   */
  async open(given: unknown): Promise<number | undefined> {
    const named = readName(given);
    const name = named ?? (await this.#pick(vscode.l10n.t('Open Session')));
    if (name === undefined) {
      return undefined;
    }
    const { exchanges, badLines } = await worded(() => this.#folder.read(name));
    const mode = readMode(given) ?? (named === undefined ? await this.#askMode(name) : 'replace');
    if (mode === undefined) {
      return undefined;
    }
    const { captures } = await this.#deps.workbench.get();
    if (mode === 'replace') {
      captures.clear();
    }
    for (const exchange of exchanges) {
      captures.add(captures.find(exchange.id) ? { ...exchange, id: createId() } : exchange);
    }
    if (badLines.length > 0) {
      this.#deps.tell(
        vscode.l10n.t('{0} lines of “{1}” are damaged and were left out.', badLines.length, name),
      );
    }
    return exchanges.length;
  }

  /** @param given `{ name, to }`; else the user is asked @returns the new name */
  async rename(given: unknown): Promise<string | undefined> {
    const name = readName(given) ?? (await this.#pick(vscode.l10n.t('Rename Session')));
    const wanted = isJsonObject(given) ? readMember(given, 'to') : undefined;
    const to =
      typeof wanted === 'string'
        ? wanted
        : name && (await askName(vscode.l10n.t('Rename Session'), name));
    if (name === undefined || to === undefined) {
      return undefined;
    }
    await worded(() => this.#folder.rename(name, to));
    return to;
  }

  /** @param given a name; else the user is asked, and asked again @returns whether it is gone */
  async delete(given: unknown): Promise<boolean> {
    const named = readName(given);
    const name = named ?? (await this.#pick(vscode.l10n.t('Delete Session')));
    if (name === undefined || (named === undefined && !(await confirmDeletion(name)))) {
      return false;
    }
    await worded(() => this.#folder.delete(name));
    return true;
  }

  /** The exchanges of a session. @throws HostError */
  async read(name: string): Promise<readonly Exchange[]> {
    return (await worded(() => this.#folder.read(name))).exchanges;
  }

  #pick(title: string): Promise<string | undefined> {
    return pickSession({
      title,
      list: () => this.list(),
      rename: async (name) => {
        const to = await askName(vscode.l10n.t('Rename Session'), name);
        if (to !== undefined) {
          await worded(() => this.#folder.rename(name, to));
        }
      },
      remove: async (name) => {
        if (await confirmDeletion(name)) {
          await worded(() => this.#folder.delete(name));
        }
      },
    });
  }

  async #toBeSaved(given: unknown): Promise<readonly Exchange[] | undefined> {
    const workbench = await this.#deps.workbench.get();
    const ids = isJsonObject(given) ? readExchangeIds(given) : undefined;
    const found =
      ids === undefined && readName(given) === undefined
        ? await askExchanges(workbench, {
            title: vscode.l10n.t('Save Capture as Session'),
            isByHand: false,
            readParts: this.#deps.readParts,
          })
        : findExchanges(workbench, ids);
    return found?.map(({ exchange }) => exchange);
  }

  async #write(
    name: string,
    exchanges: readonly Exchange[],
    { replaces, mayAsk }: { readonly replaces: boolean; readonly mayAsk: boolean },
  ): Promise<boolean> {
    try {
      await this.#folder.save(name, exchanges, { replaces });
      return true;
    } catch (cause) {
      const isTaken = cause instanceof SessionError && cause.reason === 'nameTaken';
      if (!isTaken || !mayAsk) {
        throw toHostError(cause);
      }
      const replace = vscode.l10n.t('Replace');
      const answer = await vscode.window.showWarningMessage(
        vscode.l10n.t('There is a session “{0}” already.', cause.session),
        { modal: true },
        replace,
      );
      return answer === replace
        ? this.#write(name, exchanges, { replaces: true, mayAsk: false })
        : false;
    }
  }

  /** What is captured now would be gone. */
  async #askMode(name: string): Promise<'replace' | 'add' | undefined> {
    const { captures } = await this.#deps.workbench.get();
    if (captures.size === 0) {
      return 'replace';
    }
    const add = vscode.l10n.t('Add to the Capture');
    const replace = vscode.l10n.t('Replace the Capture');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('{0} requests are captured now. What shall become of them?', captures.size),
      {
        modal: true,
        detail: vscode.l10n.t(
          '“{0}” can be added to them. Where it replaces them, they are gone unless they are kept as a session.',
          name,
        ),
      },
      add,
      replace,
    );
    return answer === add ? 'add' : answer === replace ? 'replace' : undefined;
  }
}

async function worded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    throw toHostError(cause);
  }
}

function readName(given: unknown): string | undefined {
  const name = isJsonObject(given) ? readMember(given, 'name') : (given ?? undefined);
  if (name === undefined || typeof name === 'string') {
    return name;
  }
  throw new HostError('badArgument', vscode.l10n.t('A session is given by its name.'));
}

function readMode(given: unknown): 'replace' | 'add' | undefined {
  const mode = isJsonObject(given) ? readMember(given, 'mode') : undefined;
  if (mode === undefined || mode === 'replace' || mode === 'add') {
    return mode;
  }
  throw new HostError(
    'badArgument',
    vscode.l10n.t('The mode is one of {0}, but is {1}.', 'replace, add', JSON.stringify(mode)),
  );
}

const askName = (title: string, value: string): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    title,
    value,
    prompt: vscode.l10n.t('What shall the session be called?'),
    validateInput: (name) => {
      const problem = findNameProblem(name);
      return problem === undefined
        ? undefined
        : problem === 'empty'
          ? vscode.l10n.t('A session needs a name.')
          : vscode.l10n.t('This name is too long.');
    },
  });

async function confirmDeletion(name: string): Promise<boolean> {
  const remove = vscode.l10n.t('Delete');
  const answer = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete the session “{0}”?', name),
    { modal: true, detail: vscode.l10n.t('What was captured in it is gone then.') },
    remove,
  );
  return answer === remove;
}
