import { type ApiCall, type Variable, isCall } from '../api/apiCall.js';
import { toApiPlan } from '../api/apiPlan.js';
import { toHeaderLines } from '../api/byHand.js';
import { escapeLine } from '../api/escapeLine.js';
import { toTarget } from '../api/target.js';
import { jsonStyle, toTemplateText } from '../api/templateText.js';
import { type ProvisioningSettings } from '../provisioningSettings.js';

/** A script for bash that calls curl, and reads ids out of the answers with jq. */
export function toCurlScript(settings: ProvisioningSettings): string {
  const steps = toApiPlan(settings).map((step) =>
    isCall(step) ? toCommand(step) : toQuestion(step.steps),
  );
  const header = toHeaderLines(settings).map((line) => `# ${line}`);
  return [
    ['#!/usr/bin/env bash', ...header, '# It needs bash, curl and jq.', 'set -euo pipefail'].join(
      '\n',
    ),
    environment,
    functions,
    ...steps,
  ]
    .join('\n\n')
    .concat('\n');
}

const environment = `: "\${OKTA_ORG_URL:?Set it to the address of your org, for example https://example.okta.com}"
: "\${OKTA_API_TOKEN:?Set it to an API token of Okta}"`;

const functions = `# Method and path; a body comes from stdin. The token stays out of the list of processes.
call() {
  local body=()
  if [ "$1" != GET ]; then
    body=(--header 'Content-Type: application/json' --data-binary @-)
  fi
  curl --silent --show-error --fail-with-body --globoff --request "$1" \\
    --config <(printf 'header = "Authorization: SSWS %s"\\n' "$OKTA_API_TOKEN") \\
    --header 'Accept: application/json' \${body[@]+"\${body[@]}"} "\${OKTA_ORG_URL%/}$2"
}

# What to take of an answer, and how it is called.
read_id() {
  jq --exit-status --raw-output "$1" || {
    printf 'Okta has no such thing: %s\\n' "$2" >&2
    return 1
  }
}`;

function toCommand(call: ApiCall): string {
  const { title, method, body, saves } = call;
  const target = toTarget(
    call,
    (variable) => `'${toReference(variable)}'`,
    (text) => quoteInside(encodeURIComponent(text)),
  );
  const command = [
    `call ${method} ${tidy(`'${target}'`)}`,
    ...(body === undefined ? [] : [`<<<${tidy(`'${toTemplateText(body, style)}'`)}`]),
  ].join(' ');
  const filter = saves?.from === 'list' ? '.[0].id' : '.id';
  return [
    `# ${escapeLine(title)}`,
    saves
      ? `${toShellName(saves.variable)}=$(${command} | read_id '${filter}' ${quote(escapeLine(title))})`
      : `${command} >/dev/null`,
  ].join('\n');
}

const toQuestion = (steps: readonly string[]): string =>
  [
    `printf '%s\\n' ${['By hand, in the Admin Console:', ...steps.map((step, at) => `${String(at + 1)}. ${step}`)].map(quote).join(' \\\n  ')}`,
    "read -r -p 'When it is done, press Enter. '",
  ].join('\n');

/** appId is app_id in a shell. */
const toShellName = ({ name }: Variable): string =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const toReference = (variable: Variable): string => `"$${toShellName(variable)}"`;

/** Within single quotes nothing means anything but a single quote. */
const quoteInside = (text: string): string => text.replaceAll("'", `'\\''`);
const quote = (text: string): string => `'${quoteInside(text)}'`;

/** Without pairs of quotes that have nothing between them at the ends. */
const tidy = (text: string): string => text.replace(/(?<=[^\\])''$/, '');

const style = jsonStyle(
  (variable) => `"'${toReference(variable)}'"`,
  (text) => quoteInside(JSON.stringify(text)),
);
