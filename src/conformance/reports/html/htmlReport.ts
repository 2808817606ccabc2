import { printable } from '../../../base/printable.js';
import { countLevels } from '../../../validate/levelCounts.js';
import { type RunResult } from '../../model/runResult.js';
import { causeViews } from '../causeView.js';
import { namedExchanges } from '../namedExchanges.js';
import { type ReportInput } from '../reportInput.js';
import {
  caseOutcomes,
  countOutcomes,
  describeDuration,
  verdictOf,
  whereToBegin,
} from '../summary.js';
import { caseSection } from './caseSection.js';
import { causeSection } from './causeSection.js';
import { coverageSection } from './coverageSection.js';
import { exchangeSection } from './exchangeSection.js';
import { html, Markup, noMarkup } from './markup.js';
import { style, styleHash } from './style.js';

/** Not in a template, whose blanks would change the hash. */
const styleElement = new Markup(`<style>${style}</style>`);

const policy = `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'`;

/** For people who were not there: one file that needs nothing else, no script, no network. */
export function htmlReport(input: ReportInput): string {
  const { result, version } = input;
  const views = causeViews(input);
  const exchanges = namedExchanges(input);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="SCIM Workbench ${version}" />
        <title>SCIM conformance of ${printable(result.target)}</title>
        ${styleElement}
      </head>
      <body>
        <header>
          <h1>SCIM conformance</h1>
          <p class="verdict ${result.outcome === 'passed' ? 'passed' : 'failed'}">
            ${printable(verdictOf(result))}
          </p>
          ${advice(result)}${tiles(result)} ${facts(result)}
          ${contents(result, views.length, exchanges.length)}
        </header>
        <main>
          ${causeSection(views)}${leftoverSection(result)}${caseSection(result)}${coverageSection(result.coverage)}${exchangeSection(exchanges)}
        </main>
        <footer>Made by SCIM Workbench ${version}, ${timeOf(result.startedAt)}.</footer>
      </body>
    </html> `.text;
}

function advice(result: RunResult): Markup {
  const text = whereToBegin(result);
  return text === '' ? noMarkup : html`<p>${text}</p>`;
}

const tile = (count: number, name: string, look: string): Markup =>
  html`<li><strong class="${count === 0 ? 'muted' : look}">${count}</strong>${name}</li> `;

function tiles({ cases, causes }: RunResult): Markup {
  const outcomes = countOutcomes(cases);
  const levels = countLevels(causes);
  return html`<ul class="tiles" aria-label="Counts">
    ${tile(levels.error, 'errors', 'error')}${tile(levels.warning, 'warnings', 'warning')}${tile(levels.hint, 'hints', 'hint')}${caseOutcomes.map(
      (outcome) => tile(outcomes[outcome], `cases ${outcome}`, outcome),
    )}
  </ul>`;
}

/** As UTC, so that the file reads the same everywhere. */
const timeOf = (milliseconds: number): string =>
  `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

function facts(result: RunResult): Markup {
  const { target, suites, client, startedAt, duration, exchangeCount, prefix } = result;
  const rows: readonly (readonly [string, string])[] = [
    ['Server', target],
    ['Suites', suites.map(({ title }) => title).join(', ')],
    ...(client === undefined ? [] : [['Okta calls for', client] as const]),
    ['When', `${timeOf(startedAt)}, in ${describeDuration(duration)}`],
    ['Exchanges', `${String(exchangeCount)}, with test data whose names begin with ${prefix}`],
  ];
  return html`<dl class="facts">
    ${rows.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${printable(value)}</dd> `,
    )}
  </dl>`;
}

function contents(result: RunResult, causeCount: number, exchangeCount: number): Markup {
  const entries: readonly (readonly [id: string, title: string, isThere: boolean])[] = [
    ['causes', 'What is not right', causeCount > 0],
    ['leftovers', 'Left over', result.leftovers.length > 0],
    ['cases', 'Cases', result.cases.length > 0],
    ['coverage', 'Coverage', result.coverage.length > 0],
    ['exchanges', 'Exchanges', exchangeCount > 0],
  ];
  return html`<nav aria-label="Contents">
    <ul>
      ${entries
        .filter(([, , isThere]) => isThere)
        .map(([id, title]) => html`<li><a href="#${id}">${title}</a></li> `)}
    </ul>
  </nav>`;
}

const leftoverSection = ({ leftovers, target }: RunResult): Markup =>
  leftovers.length === 0
    ? noMarkup
    : html`<section id="leftovers">
        <h2>Left over</h2>
        <p>This was made by the run and could not be taken away again. Delete it by hand.</p>
        <ul>
          ${leftovers.map(
            ({ path, name, reason }) =>
              html`<li>
                <code>${printable(target + path)}</code> (${printable(name)}): ${printable(reason)}
              </li> `,
          )}
        </ul>
      </section> `;
