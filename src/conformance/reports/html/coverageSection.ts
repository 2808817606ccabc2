import { printable } from '../../../base/printable.js';
import { type RequirementCoverage } from '../../model/runResult.js';
import { coverageStates, describeCoverage, sentence } from '../summary.js';
import { referenceLink } from './causeSection.js';
import { html, type Markup, noMarkup } from './markup.js';

/** Which requirement was tried, with what outcome: what failed first, what nobody can test last. */
export const coverageSection = (coverage: readonly RequirementCoverage[]): Markup =>
  coverage.length === 0
    ? noMarkup
    : html`<section id="coverage">
        <h2>Coverage</h2>
        <table>
          <caption>
            ${describeCoverage(coverage)}
          </caption>
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">Requirement</th>
              <th scope="col">Level</th>
              <th scope="col">Source</th>
            </tr>
          </thead>
          <tbody>
            ${byState(coverage).map(requirementRow)}
          </tbody>
        </table>
      </section> `;

const order: readonly string[] = ['failed', ...coverageStates.filter((one) => one !== 'failed')];

const byState = (coverage: readonly RequirementCoverage[]): readonly RequirementCoverage[] =>
  coverage.toSorted((left, right) => order.indexOf(left.state) - order.indexOf(right.state));

const requirementRow = ({
  id,
  state,
  text,
  level,
  reference,
  reason,
  caseIds,
}: RequirementCoverage): Markup =>
  html`<tr>
    <td><span class="${state}">${state}</span></td>
    <td>
      ${sentence(printable(text))} <span class="muted">(<code>${id}</code>)</span>${
        reason === undefined
          ? noMarkup
          : html`<br /><span class="muted">${sentence(printable(reason))}</span>`
      }${caseIds.length === 0 ? noMarkup : html`<br /><span class="muted">${caseIds.join(', ')}</span>`}
    </td>
    <td>${level}</td>
    <td>${referenceLink(reference)}</td>
  </tr> `;
