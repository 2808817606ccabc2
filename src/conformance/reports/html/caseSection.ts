import { printable } from '../../../base/printable.js';
import { type CaseResult, type RunResult } from '../../model/runResult.js';
import { describeDuration, describeOutcomes, sentence } from '../summary.js';
import { html, type Markup, noMarkup } from './markup.js';

/** Every case, below its suite and its heading. Where something failed, the group stands open. */
export const caseSection = (result: RunResult): Markup =>
  result.cases.length === 0
    ? noMarkup
    : html`<section id="cases">
        <h2>Cases</h2>
        ${suiteIds(result).map((id) => suiteBlock(titleOf(result, id), casesOf(result, id)))}
      </section> `;

/** Files have one in common. */
const suiteIds = ({ suites }: RunResult): readonly string[] => [
  ...new Set(suites.map(({ id }) => id)),
];

const titleOf = ({ suites }: RunResult, suiteId: string): string =>
  suites
    .filter(({ id }) => id === suiteId)
    .map(({ title }) => title)
    .join(', ');

const casesOf = ({ cases }: RunResult, suiteId: string): readonly CaseResult[] =>
  cases.filter(({ suite }) => suite === suiteId);

const suiteBlock = (title: string, cases: readonly CaseResult[]): Markup =>
  cases.length === 0
    ? noMarkup
    : html`<h3>${printable(title)} <span class="muted">(${describeOutcomes(cases)})</span></h3>
        ${groupNames(cases).map((group) =>
          groupBlock(
            group,
            cases.filter((one) => one.group === group),
          ),
        )}`;

const groupNames = (cases: readonly CaseResult[]): readonly string[] => [
  ...new Set(cases.map(({ group }) => group)),
];

function groupBlock(group: string, cases: readonly CaseResult[]): Markup {
  const isOpen = cases.some(({ outcome }) => outcome === 'failed' || outcome === 'blocked');
  return html`<details class="group" ${isOpen ? html` open` : ''}>
    <summary>
      <strong>${printable(group)}</strong> <span class="muted">${describeOutcomes(cases)}</span>
    </summary>
    <table class="cases">
      <thead>
        <tr>
          <th scope="col">Outcome</th>
          <th scope="col">Case</th>
          <th scope="col">Took</th>
        </tr>
      </thead>
      <tbody>
        ${cases.map(caseRow)}
      </tbody>
    </table>
  </details> `;
}

const caseRow = (one: CaseResult): Markup =>
  html`<tr>
    <td><span class="${one.outcome}">${one.outcome}</span></td>
    <td>${printable(one.title)} <span class="muted">(<code>${one.id}</code>)</span>${why(one)}</td>
    <td>${describeDuration(one.duration)}</td>
  </tr> `;

function why({ reason, failures }: CaseResult): Markup {
  const lines = [
    ...(reason === undefined ? [] : [html`${sentence(printable(reason))}`]),
    ...failures.map(
      ({ level, message }) =>
        html`<span class="${level}">${level}:</span> ${sentence(printable(message))}`,
    ),
  ];
  return html`${lines.map((line) => html`<br />${line}`)}`;
}
