import { type ApiCall, type Template, Variable, isCall } from '../api/apiCall.js';
import { toApiPlan } from '../api/apiPlan.js';
import { toHeaderLines } from '../api/byHand.js';
import { escapeLine } from '../api/escapeLine.js';
import { type TemplateStyle, toTemplateText } from '../api/templateText.js';
import { type ProvisioningSettings } from '../provisioningSettings.js';

/** A program for Node.js with okta-sdk-nodejs. */
export function toSdkProgram(settings: ProvisioningSettings): string {
  const plan = toApiPlan(settings);
  const isAsking = plan.some((step) => !isCall(step));
  const steps = plan.map((step) => (isCall(step) ? toStatement(step) : toQuestion(step.steps)));
  const calls = plan.filter(isCall);
  return [
    [
      ...toHeaderLines(settings).map((line) => `// ${line}`),
      '// npm install @okta/okta-sdk-nodejs; save this as okta.mjs and run it with node.',
    ].join('\n'),
    [
      ...(isAsking ? ["import { createInterface } from 'node:readline/promises';"] : []),
      "import okta from '@okta/okta-sdk-nodejs';",
    ].join('\n'),
    client,
    ...steps,
    idOf,
    ...(calls.some(({ saves }) => saves?.from === 'list') ? [firstOf] : []),
    ...(isAsking ? [byHand] : []),
  ]
    .join('\n\n')
    .concat('\n');
}

const client = `const client = new okta.Client({
  orgUrl: process.env['OKTA_ORG_URL'] ?? '',
  token: process.env['OKTA_API_TOKEN'] ?? '',
});`;

const idOf = `/**
 * @param {{ id?: string } | undefined} found
 * @param {string} what
 */
function idOf(found, what) {
  if (!found?.id) {
    throw new Error(\`Okta has no such thing: \${what}\`);
  }
  return found.id;
}`;

const firstOf = `/**
 * @template T
 * @param {AsyncIterable<T | null>} collection
 */
async function firstOf(collection) {
  for await (const item of collection) {
    return item ?? undefined;
  }
  return undefined;
}`;

const byHand = `/** @param {readonly string[]} steps */
async function waitForHand(steps) {
  console.log(['By hand, in the Admin Console:', ...steps].join('\\n'));
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  await terminal.question('When it is done, press Enter. ');
  terminal.close();
}`;

function toStatement(call: ApiCall): string {
  const { title, saves, sdk } = call;
  const body = toBody(call);
  const parameters: Readonly<Record<string, Template>> = { ...sdk.parameters, ...body.parameters };
  const text = `await client.${sdk.api}.${sdk.method}(${toTemplateText(parameters, style)})`;
  const found = saves?.from === 'list' ? `await firstOf(${text})` : text;
  return [
    `// ${escapeLine(title)}`,
    ...body.lines,
    saves
      ? `const ${saves.variable.name} = idOf(${found}, ${toText(escapeLine(title))});`
      : `${text};`,
  ].join('\n');
}

interface BodyStatement {
  readonly lines: readonly string[];
  readonly parameters: Readonly<Record<string, Template>>;
}

/** A constant with its type, where the parameter has a wider one. */
function toBody({ body, sdk }: ApiCall): BodyStatement {
  if (body === undefined || sdk.body === undefined) {
    return { lines: [], parameters: {} };
  }
  return sdk.bodyType === undefined
    ? { lines: [], parameters: { [sdk.body]: body } }
    : {
        lines: [
          `/** @type {import('@okta/okta-sdk-nodejs').${sdk.bodyType}} */`,
          `const ${sdk.body} = ${toTemplateText(body, style)};`,
        ],
        parameters: { [sdk.body]: new Variable(sdk.body) },
      };
}

const toQuestion = (steps: readonly string[]): string =>
  `await waitForHand(${toTemplateText(
    steps.map((step, at) => `${String(at + 1)}. ${step}`),
    style,
  )});`;

const toText = (text: string): string => JSON.stringify(text);

const style: TemplateStyle = {
  toString: toText,
  toVariable: ({ name }: Variable) => name,
  toLiteral: String,
  // __proto__ would be no member of a literal.
  toName: (name) => (/^[A-Za-z]\w*$/.test(name) ? name : `[${toText(name)}]`),
  list: ['[', ']'],
  object: ['{', '}'],
  colon: ': ',
  comma: ',',
};
