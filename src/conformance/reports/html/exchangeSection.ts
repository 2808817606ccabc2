import { type Exchange } from '../../../exchange/exchange.js';
import { describeCall, messageTexts } from '../exchangeText.js';
import { html, type Markup, noMarkup } from './markup.js';

const longestBody = 20_000;

/** What went over the wire where something is wrong, without secrets. */
export const exchangeSection = (exchanges: readonly Exchange[]): Markup =>
  exchanges.length === 0
    ? noMarkup
    : html`<section id="exchanges">
        <h2>Exchanges</h2>
        <p class="muted">
          Those in which something is not right. Passwords and tokens are taken out.
        </p>
        ${exchanges.map(exchangeBlock)}
      </section> `;

/** A link to what is in it opens it. */
function exchangeBlock(exchange: Exchange): Markup {
  const { request, answer } = messageTexts(exchange, longestBody);
  return html`<details class="exchange">
    <summary><code>${describeCall(exchange)}</code></summary>
    <div class="messages" id="exchange-${exchange.id}">
      <h4>Request</h4>
      <pre>${request}</pre>
      <h4>Answer</h4>
      <pre>${answer}</pre>
    </div>
  </details> `;
}
