import { type TemplateResult, html, nothing } from 'lit/html.js';
import { type ExchangeDetail, type FindingView } from '../../../src/protocol/inspector.js';
import { icon } from '../../ui/icons.js';
import { strings } from '../strings.js';

const text = strings.detail;

function part(name: string, words: string): TemplateResult | typeof nothing {
  return words === ''
    ? nothing
    : html`<dt>${name}</dt>
        <dd>${words}</dd>`;
}

/** One line where both kinds of app do the same, as they mostly do. */
function okta({ okta: said }: FindingView): TemplateResult | typeof nothing {
  if (!said) {
    return nothing;
  }
  return said.aiw === said.oin
    ? part(text.okta, said.aiw)
    : html`${part(text.oktaAiw, said.aiw)}${part(text.oktaOin, said.oin)}`;
}

export function finding(found: FindingView): TemplateResult {
  return html`<li class="finding finding-${found.level}">
    ${icon(found.level, strings.levels[found.level])}
    <div>
      <p class="finding-message">${found.message}</p>
      <dl class="finding-parts">
        ${part(text.where, found.where)} ${okta(found)} ${part(text.fix, found.fix)}
      </dl>
      <p class="rule">
        <code>${found.rule}</code>${
          found.references.length === 0 ? nothing : html` · ${found.references.join(', ')}`
        }
      </p>
    </div>
  </li>`;
}

/** What is wrong with the exchange, worst first. */
export function findingList(detail: ExchangeDetail): TemplateResult | typeof nothing {
  const { findings, isJudged } = detail;
  if (findings.length === 0 && isJudged) {
    return nothing;
  }
  return html`<section>
    <h3>${text.findings}</h3>
    ${isJudged ? nothing : html`<p class="pending" role="status">${text.notJudged}</p>`}
    ${
      findings.length === 0
        ? nothing
        : html`<ul class="findings">
            ${findings.map(finding)}
          </ul>`
    }
  </section>`;
}
