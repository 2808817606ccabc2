import { type TemplateResult, html, nothing } from 'lit/html.js';
import {
  type DecodedFilter,
  type FilterGround,
  type FilterNode,
  type FilterRemark,
} from '../../../src/protocol/inspector.js';
import { type FilterToken, toFilterPieces } from '../../ui/filterPieces.js';
import { icon } from '../../ui/icons.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { section } from './section.js';

const text = strings.detail;

/** The filter of the request: in colours, what is wrong with it, in words, and whom it matches. */
export const filterSection = (
  model: InspectorModel,
  filter: DecodedFilter | undefined,
): TemplateResult | typeof nothing =>
  filter
    ? section(
        text.filter,
        html`${coloured(text.filter, filter.tokens, filter.remarks)} ${remarkList(filter.remarks)}
        ${filter.tree ? words(filter.tree) : nothing}
        ${
          filter.meant
            ? html`<p>${text.filterMeant}</p>
                ${coloured(text.filterMeant, filter.meant.tokens, [])} ${words(filter.meant.tree)}`
            : nothing
        }
        ${buttons(model, filter)}`,
      )
    : nothing;

function coloured(
  label: string,
  tokens: readonly FilterToken[],
  remarks: readonly FilterRemark[],
): TemplateResult {
  const pieces = toFilterPieces(tokens, remarks).map(({ kind, text: part, mark }) =>
    mark
      ? html`<mark class="filter-${kind} mark-${mark}">${part}</mark>`
      : html`<span class="filter-${kind}">${part}</span>`,
  );
  return html`<div class="filter-text" role="group" tabindex="0" aria-label=${label}>
    ${pieces}
  </div>`;
}

const remarkList = (remarks: readonly FilterRemark[]): TemplateResult | typeof nothing =>
  remarks.length === 0
    ? nothing
    : html`<ul class="remarks">
        ${remarks.map(
          ({ level, message, start, proposal }) =>
            html`<li>
              ${icon(level, strings.levels[level])}
              <p>
                ${text.filterRemark(message, start + 1)}${
                  proposal === undefined
                    ? nothing
                    : html`<br /><span class="proposal">${proposal}</span>`
                }
              </p>
            </li>`,
        )}
      </ul>`;

const words = (tree: FilterNode): TemplateResult =>
  html`<ul class="filter-tree">
    ${node(tree)}
  </ul>`;

const node = ({ label, children }: FilterNode): TemplateResult =>
  html`<li>
    <code>${label}</code>
    ${
      children.length === 0
        ? nothing
        : html`<ul>
            ${children.map(node)}
          </ul>`
    }
  </li>`;

function buttons(model: InspectorModel, { isAnswered }: DecodedFilter): TemplateResult {
  const button = (ground: FilterGround): TemplateResult =>
    html`<vscode-button
      appearance="secondary"
      class="compact"
      @click=${() => {
        model.evaluateFilter(ground);
      }}
      >${text.evaluate[ground]}<span slot="start">${icon('filter')}</span></vscode-button
    >`;
  return html`<div class="filter-actions">
    ${button('server')} ${isAnswered ? button('answer') : nothing}
  </div>`;
}
