import {
  type Example,
  type ExampleExchange,
  type ExampleHeaders,
  isRaw,
  type RawBody,
  type RuleExamples,
} from '../../src/validate/example/exampleExchange.js';
import { type JsonValue } from '../../src/base/json.js';
import { type Rule } from '../../src/validate/rule.js';

const head = `# Rules

What SCIM Workbench says of an exchange or a document, and why. Made of the rules themselves and of the examples
that test them: \`UPDATE_GOLDEN=1 npm run test:unit\` writes this page anew. A rule can be given another level, or be
turned off, by its id: in the setting \`scimWorkbench.rules.levels\`, or by \`--rule ID=LEVEL\` on the command line.

An **error** breaks the standard or Okta, a **warning** will bite some day, a **hint** is good to know. AIW is an app of
Okta's App Integration Wizard, which sends PUT; OIN one of its catalogue, which sends PATCH.
`;

/** The page docs/rules.md. */
export function rulesDocument(rules: readonly Rule[], examples: RuleExamples): string {
  const rows = rules.map(
    ({ id, level, title }) => `| [\`${id}\`](#${anchorOf(id)}) | ${level} | ${title} |`,
  );
  return [
    head,
    `There are ${String(rules.length)} rules.`,
    '',
    '| Rule | Level | |',
    '| --- | --- | --- |',
    ...rows,
    '',
    ...rules.map((rule) => toSection(rule, examples)),
  ].join('\n');
}

/** As Markdown viewers make it of the heading. */
const anchorOf = (id: string): string => id.replaceAll('.', '').toLowerCase();

function toSection(rule: Rule, examples: RuleExamples): string {
  const { id, on, level, title, references, okta, fix } = rule;
  const own = examples[id];
  return [
    `## ${id}`,
    '',
    `${title}.`,
    '',
    `- Level: ${level}`,
    ...(references.length === 0 ? [] : [`- See: ${references.join(', ')}`]),
    ...(on === 'observation' ? ['- Noted by the mock server, as it knows what it did.'] : []),
    ...oktaLines(okta),
    `- Fix: ${fix}.`,
    '',
    ...exampleLines('This is found:', own?.failing[0]),
    ...exampleLines('This is right:', own?.passing[0]),
  ].join('\n');
}

function oktaLines(okta: Rule['okta']): readonly string[] {
  if (!okta) {
    return [];
  }
  return okta.aiw === okta.oin
    ? [`- Okta: ${okta.aiw}.`]
    : [`- Okta, AIW: ${okta.aiw}.`, `- Okta, OIN: ${okta.oin}.`];
}

function exampleLines(title: string, example: Example | undefined): readonly string[] {
  const exchanges = example === undefined ? [] : 'method' in example ? [example] : example;
  return exchanges.length === 0
    ? []
    : [title, '', '```http', exchanges.map(toText).join('\n\n'), '```', ''];
}

function toText({ method, target, headers, body, answer }: ExampleExchange): string {
  return [
    [`${method} ${target}`, ...headerLines(headers), ...bodyLines(body)],
    [`HTTP ${String(answer.status)}`, ...headerLines(answer.headers), ...bodyLines(answer.body)],
  ]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const headerLines = (headers: ExampleHeaders): readonly string[] =>
  Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );

function bodyLines(body: JsonValue | RawBody | undefined): readonly string[] {
  if (body === undefined) {
    return [];
  }
  // A byte order mark would not be seen.
  return ['', isRaw(body) ? body.raw.replaceAll('\uFEFF', '') : JSON.stringify(body)];
}
