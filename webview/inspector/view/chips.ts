import { type TemplateResult, html } from 'lit/html.js';
import { icon } from '../../ui/icons.js';
import { rovingFocus } from '../../ui/rovingFocus.js';
import { formatCount } from '../format.js';
import { type InspectorModel } from '../inspectorModel.js';
import { type Facet, facets } from '../query/facets.js';
import { strings } from '../strings.js';

const text = strings.query;

const nameOf = ({ field, value }: Facet): string =>
  field === 'finding' && (value === 'error' || value === 'warning' || value === 'hint')
    ? text.facets[value]
    : value;

function chip({ filter, list }: InspectorModel, facet: Facet): TemplateResult {
  const count = list.countOf(facet);
  const { field, value } = facet;
  const picture =
    field === 'finding' && (value === 'error' || value === 'warning' || value === 'hint')
      ? icon(value)
      : '';
  return html`<button
    type="button"
    class=${count === 0 ? 'chip no-rows' : 'chip'}
    data-roving
    aria-pressed=${filter.has(facet) ? 'true' : 'false'}
    aria-label=${text.chip(nameOf(facet), count)}
    @click=${() => {
      filter.toggle(facet);
    }}
  >
    ${picture}${nameOf(facet)}
    <span class="chip-count" data-most=${formatCount(list.facets.total(facet))}
      >${formatCount(count)}</span
    >
  </button>`;
}

/**
 * Quick filters with how many rows each shows together with the rest of the query. Those that no row has are left out,
 * unless they are on; those that only the query leaves without a row stay where they are, and as wide.
 */
export function chips(model: InspectorModel): TemplateResult {
  const shown = facets.filter(
    (facet) => model.list.facets.total(facet) > 0 || model.filter.has(facet),
  );
  return html`<div
    class="chips"
    role="toolbar"
    aria-label=${text.chips}
    ?hidden=${shown.length === 0}
    ${rovingFocus()}
  >
    ${shown.map((facet) => chip(model, facet))}
  </div>`;
}
