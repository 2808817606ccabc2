import { sectionUrl } from '../../../validate/sectionUrl.js';
import { type CauseView } from '../causeView.js';
import { type DifferenceLine, differenceSigns } from '../difference.js';
import { describeCall } from '../exchangeText.js';
import { sentence } from '../summary.js';
import { html, type Markup, noMarkup } from './markup.js';

/** What is wrong, each cause once, worst first. */
export const causeSection = (views: readonly CauseView[]): Markup =>
  views.length === 0
    ? noMarkup
    : html`<section id="causes">
        <h2>What is not right</h2>
        ${views.map(causeArticle)}
      </section> `;

const causeArticle = (view: CauseView): Markup =>
  html`<article class="cause ${view.level}" id="cause-${view.number}">
    <h3>${view.number}. ${levelChip(view.level)}${view.message}</h3>
    <p class="muted"><code>${view.cause}</code>${expecters(view)}</p>
    ${differenceBlock(view.difference)}${view.okta.map(
      ({ label, text }) => html`<p><strong>${label}</strong> ${sentence(text)}</p> `,
    )}${mend(view)}${seen(view)}
  </article> `;

const levelChip = (level: string): Markup => html`<span class="chip ${level}">${level}</span> `;

const expecters = ({ expectedBy }: CauseView): Markup =>
  expectedBy.length === 0
    ? noMarkup
    : html`, expected by
      ${expectedBy.map((reference, at) => html`${at === 0 ? '' : ', '}${referenceLink(reference)}`)}`;

/** Requirements name one source or several. */
export function referenceLink(reference: string): Markup {
  const url = sectionUrl(reference);
  return url === undefined ? html`${reference}` : html`<a href="${url}">${reference}</a>`;
}

const mend = ({ fix }: CauseView): Markup =>
  fix === '' ? noMarkup : html`<p class="mend"><strong>Mend it:</strong> ${sentence(fix)}</p> `;

const differenceBlock = (lines: readonly DifferenceLine[]): Markup =>
  lines.length === 0
    ? noMarkup
    : html`<pre
        class="difference"
        aria-label="Expected and actual"
      ><span class="muted">- expected, + actual</span>${lines.map(
        ({ kind, text }) => html`<span class="${kind}">${differenceSigns[kind]} ${text}</span>`,
      )}</pre> `;

function seen({ exchanges, where, cases, count }: CauseView): Markup {
  const times = count > cases.length ? `${String(count)} times, in: ` : '';
  return html`<dl class="facts">
    ${exchanges.map(
      (exchange, at) =>
        html`<dt>${at === 0 ? 'Exchange' : 'and'}</dt>
          <dd>
            <a href="#exchange-${exchange.id}"><code>${describeCall(exchange)}</code></a>
          </dd> `,
    )}${
      where === ''
        ? noMarkup
        : html`<dt>Where</dt>
            <dd>${where}</dd> `
    }
    <dt>Seen</dt>
    <dd>
      ${times}${cases.map(
        ({ id, title }, at) =>
          html`${at === 0 ? '' : '; '}${title} <span class="muted">(<code>${id}</code>)</span>`,
      )}
    </dd>
  </dl>`;
}
