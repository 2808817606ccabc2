import { type ApiCall, isCall } from '../api/apiCall.js';
import { toApiPlan } from '../api/apiPlan.js';
import { toHeaderLines } from '../api/byHand.js';
import { escapeLine } from '../api/escapeLine.js';
import { toTarget } from '../api/target.js';
import { jsonStyle, toTemplateText } from '../api/templateText.js';
import { type ProvisioningSettings } from '../provisioningSettings.js';

/** Requests for the REST Client of VS Code and what reads the same files. */
export function toHttpFile(settings: ProvisioningSettings): string {
  const blocks: string[] = [];
  let before: readonly string[] = [];
  for (const step of toApiPlan(settings)) {
    if (isCall(step)) {
      blocks.push(toRequest(step, before));
      before = toDefinition(step);
    } else {
      blocks.push(toComment('By hand, in the Admin Console:', step.steps));
    }
  }
  const head = [
    ...toHeaderLines(settings).map((line) => `# ${line}`),
    '',
    '@oktaOrgUrl = {{$processEnv OKTA_ORG_URL}}',
    '@oktaApiToken = {{$processEnv OKTA_API_TOKEN}}',
  ];
  return `${head.join('\n')}\n\n${blocks.join('\n\n')}\n`;
}

const toComment = (title: string, lines: readonly string[]): string =>
  [`### ${title}`, ...lines.map((line, at) => `# ${String(at + 1)}. ${line}`)].join('\n');

function toRequest(call: ApiCall, definitions: readonly string[]): string {
  const { id, title, method, body } = call;
  const target = toTarget(call, ({ name }) => `{{${name}}}`, encodeURIComponent);
  return [
    `### ${escapeLine(title)}`,
    ...definitions,
    `# @name ${id}`,
    `${method} {{oktaOrgUrl}}${target}`,
    'Authorization: SSWS {{oktaApiToken}}',
    'Accept: application/json',
    ...(body === undefined
      ? []
      : ['Content-Type: application/json', '', toTemplateText(body, style)]),
  ].join('\n');
}

/** What a call has answered, for those behind it. */
function toDefinition({ id, saves }: ApiCall): readonly string[] {
  if (!saves) {
    return [];
  }
  const path = saves.from === 'list' ? '$[0].id' : '$.id';
  return [`@${saves.variable.name} = {{${id}.response.body.${path}}}`];
}

/** A brace after another would begin a variable: JSON has another way to write it. */
const style = jsonStyle(
  ({ name }) => `"{{${name}}}"`,
  (text) => JSON.stringify(text).replaceAll('{{', '{\\u007b'),
);
