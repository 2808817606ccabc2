import { type TemplateResult, html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { icon, iconButton } from '../../ui/icons.js';
import { type FilterBox } from '../filterBox.js';
import { type InspectorModel } from '../inspectorModel.js';
import { type Completion } from '../query/completions.js';
import { strings } from '../strings.js';

const text = strings.query;

/** Id of the filter field, which `/` puts the focus on. */
export const filterFieldId = 'filter';
const listId = 'filter-suggestions';
const problemId = 'filter-problems';
const optionId = (at: number): string => `filter-suggestion-${String(at)}`;

/** The query with its proposals, what is wrong with it, and how many rows fit. */
export function filterBar(model: InspectorModel, box: FilterBox): TemplateResult {
  const { filter } = model;
  return html`<div class="filter" role="search">
    <div class="filter-field">
      ${icon('filter')}${field(model, box)}
      ${
        filter.text === ''
          ? nothing
          : iconButton({
              icon: 'close',
              label: strings.clearFilter,
              run: () => {
                filter.setText('');
              },
            })
      }
      ${box.isOpen ? suggestions(box) : nothing}
    </div>
    <span class="count" role="status">${countWords(model)}</span>
  </div>`;
}

function countWords({ list, filter }: InspectorModel): string {
  const words = list.isFiltered
    ? strings.matches(list.visibleCount, list.total)
    : strings.total(list.total);
  return filter.isSearching ? `${words}, ${text.searching}` : words;
}

function field({ filter }: InspectorModel, box: FilterBox): TemplateResult {
  const { isOpen, active } = box;
  const isWrong = filter.problems.length > 0;
  return html`<input
    id=${filterFieldId}
    type="text"
    role="combobox"
    autocomplete="off"
    spellcheck="false"
    aria-label=${strings.filterLabel}
    aria-autocomplete="list"
    aria-expanded=${isOpen ? 'true' : 'false'}
    aria-controls=${isOpen ? listId : nothing}
    aria-activedescendant=${active < 0 ? nothing : optionId(active)}
    aria-invalid=${isWrong ? 'true' : nothing}
    aria-describedby=${isWrong ? problemId : nothing}
    placeholder=${strings.filterPlaceholder}
    .value=${live(filter.text)}
    @input=${(event: Event) => {
      const input = event.currentTarget;
      if (input instanceof HTMLInputElement) {
        box.type(input.value, input.selectionStart ?? input.value.length);
      }
    }}
    @keydown=${(event: KeyboardEvent) => {
      onKey(event, filter, box);
    }}
    @blur=${() => {
      box.close();
      filter.remember();
    }}
  />`;
}

function onKey(event: KeyboardEvent, filter: InspectorModel['filter'], box: FilterBox): void {
  const input = event.currentTarget;
  if (!(input instanceof HTMLInputElement)) {
    return;
  }
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowUp':
      event.preventDefault();
      if (!box.isOpen) {
        box.open(input.selectionStart ?? input.value.length);
      }
      box.move(event.key === 'ArrowDown' ? 1 : -1);
      return;
    case 'Enter':
      event.preventDefault();
      if (box.active >= 0) {
        takeInto(input, box, box.active);
      } else {
        filter.remember();
        box.close();
      }
      return;
    case 'Escape':
      if (box.isOpen) {
        event.preventDefault();
        event.stopPropagation();
        box.close();
      }
  }
}

function takeInto(input: HTMLInputElement, box: FilterBox, at: number): void {
  const text = box.items[at]?.text ?? input.value;
  const caret = box.take(at);
  if (caret !== undefined) {
    // Before the next frame draws: the caret belongs behind what was put in.
    input.value = text;
    input.setSelectionRange(caret, caret);
  }
}

function suggestions(box: FilterBox): TemplateResult {
  return html`<ul class="suggestions" id=${listId} role="listbox" aria-label=${text.suggestions}>
    ${box.items.map((item, at) => suggestion(item, at, box))}
  </ul>`;
}

function suggestion(item: Completion, at: number, box: FilterBox): TemplateResult {
  const take = (event: MouseEvent): void => {
    // The field keeps the focus.
    event.preventDefault();
    const input = document.getElementById(filterFieldId);
    if (input instanceof HTMLInputElement) {
      takeInto(input, box, at);
    }
  };
  return html`<li
    id=${optionId(at)}
    role="option"
    aria-selected=${at === box.active ? 'true' : 'false'}
    @mousedown=${take}
  >
    <code>${item.label}</code>${
      item.detail === '' ? nothing : html`<span class="muted">${item.detail}</span>`
    }
  </li>`;
}

/** What is wrong with the query, with the piece of it. */
export function filterProblems({ filter }: InspectorModel): TemplateResult | typeof nothing {
  const { problems } = filter;
  return problems.length === 0
    ? nothing
    : html`<div id=${problemId} role="alert">
        <ul class="filter-problems">
          ${problems.map(
            ({ message, start, end }) =>
              html`<li>
                ${icon('error')}<span
                  ><mark>${filter.text.slice(start, end) || '…'}</mark> ${message}</span
                >
              </li>`,
          )}
        </ul>
      </div>`;
}
