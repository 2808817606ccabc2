import { type TemplateResult, html } from 'lit/html.js';
import { icon } from '../../ui/icons.js';
import { rovingFocus } from '../../ui/rovingFocus.js';
import { formatCount } from '../format.js';
import { type InspectorModel } from '../inspectorModel.js';
import { type Facet, facets } from '../query/facetCounts.js';
import { strings } from '../strings.js';

const text = strings.query;

const nameOf = ({ field, value }: Facet): string =>
  field === 'finding' && (value === 'error' || value === 'warning' || value === 'hint')
    ? text.facets[value]
    : value;

function chip({ filter, list }: InspectorModel, facet: Facet): TemplateResult {
  const count = list.facets.of(facet);
  const { field, value } = facet;
  const picture =
    field === 'finding' && (value === 'error' || value === 'warning' || value === 'hint')
      ? icon(value)
      : '';
  return html`<button
    type="button"
    class="chip"
    data-roving
    aria-pressed=${filter.has(facet) ? 'true' : 'false'}
    aria-label=${text.chip(nameOf(facet), count)}
    @click=${() => {
      filter.toggle(facet);
    }}
  >
    ${picture}${nameOf(facet)} <span class="chip-count">${formatCount(count)}</span>
  </button>`;
}

/** Quick filters with how many rows each has; those without a row are left out, unless they are on. */
export function chips(model: InspectorModel): TemplateResult {
  const shown = facets.filter(
    (facet) => model.list.facets.of(facet) > 0 || model.filter.has(facet),
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
