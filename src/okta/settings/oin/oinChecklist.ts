import { plural } from '../../../base/plural.js';
import { checkSettings } from '../checkSettings.js';
import { type SettingsFinding, toParagraph } from '../finding.js';
import { escapeMarkdown, toCode } from '../markdownBlocks.js';
import { toCallbackUris } from '../oauthCallbacks.js';
import { type ProvisioningSettings } from '../provisioningSettings.js';
import { type CheckReport, type SuiteOutcome } from './checkReport.js';

/** What shows that an integration is ready. */
export interface Evidence {
  readonly report?: CheckReport;
  /** Where the report for people is. */
  readonly htmlReport?: string;
}

interface State {
  readonly isDone: boolean;
  /** Why, a sentence of Markdown. */
  readonly why: string;
}

interface Item {
  readonly title: string;
  readonly isNeeded?: (settings: ProvisioningSettings) => boolean;
  readonly look: (settings: ProvisioningSettings, evidence: Evidence) => State;
}

/** What a submission to the Okta Integration Network needs, ticked as far as it is shown. */
export function toOinChecklist(settings: ProvisioningSettings, evidence: Evidence = {}): string {
  const lines = items
    .filter(({ isNeeded }) => isNeeded?.(settings) ?? true)
    .map(({ title, look }) => {
      const { isDone, why } = look(settings, evidence);
      return { isDone, text: `- [${isDone ? 'x' : ' '}] **${title}**: ${why}` };
    });
  const done = lines.filter(({ isDone }) => isDone).length;
  return `${[
    `# OIN submission: ${escapeMarkdown(settings.submission.name || settings.label)}`,
    `${String(done)} of ${plural(lines.length, 'item')} shown. What is not ticked is open, or for people to look at.`,
    ...(evidence.htmlReport === undefined
      ? []
      : [
          `Evidence: [report of the conformance run](<${evidence.htmlReport.replaceAll(/[<>\n]/g, '')}>)`,
        ]),
    lines.map(({ text }) => text).join('\n'),
  ].join('\n\n')}\n`;
}

/** Done where no rule of this name has anything against it. */
const byRules =
  (
    isMeant: (finding: SettingsFinding) => boolean,
    good: (settings: ProvisioningSettings) => string,
  ) =>
  (settings: ProvisioningSettings): State => {
    const found = checkSettings({ ...settings, appKind: 'oin' }).find(
      (finding) => finding.level !== 'hint' && isMeant(finding),
    );
    return found
      ? { isDone: false, why: escapeMarkdown(toParagraph(found)) }
      : { isDone: true, why: good(settings) };
  };

const bySuite =
  (isMeant: (suite: SuiteOutcome) => boolean, command: string) =>
  (settings: ProvisioningSettings, { report }: Evidence): State => {
    const suites = report?.suites.filter(isMeant) ?? [];
    if (!report || suites.length === 0) {
      return { isDone: false, why: `no results; run ${command}.` };
    }
    const sum = (name: 'passed' | 'failed' | 'open'): number =>
      suites.reduce((total, suite) => total + suite[name], 0);
    const day = new Date(report.startedAt).toISOString().slice(0, 10);
    const isOther = !isSameServer(report.target, settings.connection.baseUrl);
    return {
      isDone: sum('failed') === 0 && sum('passed') > 0 && !isOther,
      why:
        `${String(sum('passed'))} passed, ${String(sum('failed'))} failed, ${String(sum('open'))} not told, ` +
        `on ${day} against ${toCode(report.target)}.` +
        (isOther ? ' That is another address than the base URL of the settings.' : ''),
    };
  };

const isSameServer = (left: string, right: string): boolean =>
  left.replace(/\/+$/, '') === right.replace(/\/+$/, '');

const byHand = (why: string) => (): State => ({ isDone: false, why });

const command =
  '`scim-workbench check --target URL --reporter json=check.json --reporter html=check.html`';

const items: readonly Item[] = [
  {
    title: 'https and public',
    look: byRules(
      ({ id }) => id.startsWith('baseUrl.'),
      ({ connection }) => `${toCode(connection.baseUrl)}.`,
    ),
  },
  {
    title: 'SCIM 2.0',
    look: byRules(
      ({ id }) => id === 'oin.scimVersion',
      () => 'chosen.',
    ),
  },
  {
    title: 'Authentication',
    look: byRules(
      ({ id }) => /^(?:oin\.basic|oauth2\.)/.test(id),
      ({ connection: { authentication }, submission }) =>
        authentication.mode === 'oauth2'
          ? 'OAuth 2, authorization code.'
          : `API token, ${submission.tokenForm === 'raw' ? 'without Bearer' : 'with Bearer'}.`,
    ),
  },
  {
    title: 'Redirect URIs',
    isNeeded: ({ connection }) => connection.authentication.mode === 'oauth2',
    look: ({ appName, connection: { authentication } }) => {
      const allowed = authentication.mode === 'oauth2' ? authentication.redirectUris : [];
      const missing = toCallbackUris(appName).filter((uri) => !allowed.includes(uri));
      return {
        isDone: missing.length === 0,
        why:
          missing.length === 0
            ? 'all five are allowed.'
            : `to be allowed: ${missing.map(toCode).join(', ')}.`,
      };
    },
  },
  {
    title: "Okta's SPEC tests",
    look: bySuite(
      ({ id, title }) => /\bspec\b/i.test(`${id} ${title}`),
      "`scim-workbench check --suite-file SPEC.json` with Okta's file",
    ),
  },
  {
    title: "Okta's CRUD tests",
    look: bySuite(
      ({ id, title }) => /\bcrud\b/i.test(`${id} ${title}`),
      "`scim-workbench check --suite-file CRUD.json` with Okta's file",
    ),
  },
  { title: 'What Okta sends', look: bySuite(({ id }) => id === 'okta', command) },
  { title: 'RFC 7643 and RFC 7644', look: bySuite(({ id }) => id === 'rfc', command) },
  {
    title: 'Rate limits',
    look: byHand(
      'look at it: 429 with `Retry-After` in whole seconds; Okta waits, ten times at most, and sends one request a resource.',
    ),
  },
  {
    title: 'Test account',
    look: byRules(
      ({ id }) => id === 'submission.testAccount',
      ({ submission }) =>
        `${toCode(submission.testAccount.username)} at ${toCode(submission.testAccount.url)}; its password goes into Okta's form alone.`,
    ),
  },
  {
    title: 'Configuration guide',
    look: byRules(
      ({ id }) => id === 'submission.setupInstructions' || id === 'submission.https',
      ({ submission }) => `${toCode(submission.setupInstructions)}.`,
    ),
  },
  {
    title: 'Name, description and logo',
    look: byRules(
      ({ id }) => /^submission\.(?:name|description|logo)$/.test(id),
      () => 'there.',
    ),
  },
  {
    title: 'Contact for Okta',
    look: byRules(
      ({ id }) => id === 'submission.escalationContact',
      ({ submission }) => `${toCode(submission.escalationContact)}.`,
    ),
  },
];
