import * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable.js';
import { type StoredResource } from '../../scim/store/directory.js';
import { renderResource } from '../../scim/store/renderResource.js';
import { prettyJson } from '../../workbench/prettyJson.js';
import { toResourceUri } from '../documents/documentUris.js';
import { labelOf } from '../views/resourceLabel.js';
import { type FilterEvaluation, type FilterPlace, evaluateIn } from './filterEvaluation.js';

interface FilterItem extends vscode.QuickPickItem {
  readonly open?: () => PromiseLike<unknown>;
  /** Goes into the input box. */
  readonly example?: string;
}

/** More would only slow down typing; the document has all of them. */
const shownLimit = 100;

/** Asks for a filter and shows, while it is typed, who matches or where it is wrong. */
export class FilterPick {
  readonly #place: FilterPlace;

  constructor(place: FilterPlace) {
    this.#place = place;
  }

  /** The filter that was accepted; undefined where the user left. Opens what was chosen. */
  async ask(): Promise<string | undefined> {
    const store = new DisposableStore();
    const pick = store.add(vscode.window.createQuickPick<FilterItem>());
    pick.title = vscode.l10n.t('Evaluate SCIM Filter');
    pick.placeholder = vscode.l10n.t('For example: userName sw "a" and active eq true');
    pick.ignoreFocusOut = true;
    const update = (): void => {
      pick.items = this.#itemsFor(pick.value);
    };
    try {
      const chosen = await new Promise<FilterItem | undefined>((resolve) => {
        store.add(pick.onDidChangeValue(update));
        store.add(
          pick.onDidAccept(() => {
            const [item] = pick.selectedItems;
            if (item?.open) {
              resolve(item);
            } else if (item?.example !== undefined) {
              pick.value = item.example;
              update();
            }
          }),
        );
        store.add(
          pick.onDidHide(() => {
            resolve(undefined);
          }),
        );
        update();
        pick.show();
      });
      const text = pick.value;
      pick.hide();
      await chosen?.open?.();
      return chosen && text;
    } finally {
      store.dispose();
    }
  }

  #itemsFor(text: string): readonly FilterItem[] {
    if (text.trim() === '') {
      return examples.map((example) => ({
        label: example,
        description: vscode.l10n.t('example'),
        alwaysShow: true,
        example,
      }));
    }
    const evaluation = evaluateIn(this.#place, text, shownLimit);
    return evaluation.kind === 'problem'
      ? [toProblemItem(text, evaluation)]
      : [
          this.#toSummaryItem(text, evaluation),
          ...evaluation.matches.map((stored) => toMatchItem(stored)),
        ];
  }

  #toSummaryItem(
    text: string,
    { explanation, totalMatches, total }: Extract<FilterEvaluation, { kind: 'matches' }>,
  ): FilterItem {
    return {
      label: vscode.l10n.t('$(json) {0} of {1} people match', totalMatches, total),
      description: vscode.l10n.t('open them as a document'),
      detail: explanation,
      alwaysShow: true,
      open: () => this.#openAll(text),
    };
  }

  async #openAll(text: string): Promise<void> {
    const evaluation = evaluateIn(this.#place, text, Number.MAX_SAFE_INTEGER);
    const matches = evaluation.kind === 'matches' ? evaluation.matches : [];
    const content = prettyJson(
      `[${matches.map((stored) => renderResource(stored, this.#place.baseUrl)).join(',')}]`,
    );
    const document = await vscode.workspace.openTextDocument({ language: 'json', content });
    await vscode.window.showTextDocument(document);
  }
}

const examples: readonly string[] = [
  'userName eq "jane@example.com"',
  'name.familyName sw "S" and active eq true',
  'emails[type eq "work" and value co "@example"]',
  'not (active eq true)',
];

const toMatchItem = (stored: StoredResource): FilterItem => {
  const { name, description } = labelOf(stored);
  return {
    label: `$(person) ${name}`,
    description,
    alwaysShow: true,
    open: () =>
      vscode.commands.executeCommand(
        'vscode.open',
        toResourceUri(stored.type.name, stored.id, name),
      ),
  };
};

function toProblemItem(
  text: string,
  { message, span }: Extract<FilterEvaluation, { kind: 'problem' }>,
): FilterItem {
  return {
    label: `$(error) ${message}`,
    ...(span && {
      description: vscode.l10n.t('column {0}', span.start + 1),
      detail: `${text.slice(0, span.start)}▸${text.slice(span.start)}`,
    }),
    alwaysShow: true,
  };
}
