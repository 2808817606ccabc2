import { type ApiCall, type Variable, isCall } from '../api/apiCall.js';
import { toApiPlan } from '../api/apiPlan.js';
import { toHeaderLines } from '../api/byHand.js';
import { escapeLine } from '../api/escapeLine.js';
import { toTarget } from '../api/target.js';
import { type TemplateStyle, toTemplateText } from '../api/templateText.js';
import { type ProvisioningSettings } from '../provisioningSettings.js';

/**
 * A script for PowerShell. It calls the API by Invoke-RestMethod: the module Okta.PowerShell has no cmdlet
 * for group push and submissions.
 */
export function toPowerShellScript(settings: ProvisioningSettings): string {
  const steps = toApiPlan(settings).map((step) =>
    isCall(step) ? toCommand(step) : toQuestion(step.steps),
  );
  const header = toHeaderLines(settings).map((line) => `# ${line}`);
  return [[...header, '#Requires -Version 5.1'].join('\n'), preamble, ...steps]
    .join('\n\n')
    .concat('\n');
}

const preamble = `$ErrorActionPreference = 'Stop'
foreach ($name in 'OKTA_ORG_URL', 'OKTA_API_TOKEN') {
  if (-not (Test-Path "env:$name")) { throw "Set the environment variable $name." }
}

function Invoke-Okta([string] $Method, [string] $Path, $Body) {
  $parameters = @{
    Method  = $Method
    Uri     = $env:OKTA_ORG_URL.TrimEnd('/') + $Path
    Headers = @{ Authorization = "SSWS $env:OKTA_API_TOKEN"; Accept = 'application/json' }
  }
  if ($null -ne $Body) {
    $json = ConvertTo-Json -InputObject $Body -Depth 20 -Compress
    $parameters.ContentType = 'application/json; charset=utf-8'
    $parameters.Body = [System.Text.Encoding]::UTF8.GetBytes($json)
  }
  Invoke-RestMethod @parameters
}

function Get-FoundId($Found, [string] $What) {
  $id = @($Found)[0].id
  if (-not $id) { throw "Okta has no such thing: $What" }
  $id
}`;

function toCommand(call: ApiCall): string {
  const { title, method, body, saves } = call;
  const target = toTarget(
    call,
    ({ name }) => `' + $${name} + '`,
    (text) => quoteInside(encodeURIComponent(text)),
  );
  const path = `('${target}')`.replace(/ \+ ''\)$/, ')');
  const command = [
    `Invoke-Okta ${method} ${path}`,
    ...(body === undefined ? [] : [`(${toTemplateText(body, style)})`]),
  ].join(' ');
  return [
    `# ${escapeLine(title)}`,
    saves
      ? `$${saves.variable.name} = Get-FoundId (${command}) ${quote(escapeLine(title))}`
      : `$null = ${command}`,
  ].join('\n');
}

const toQuestion = (steps: readonly string[]): string =>
  [
    "Write-Host 'By hand, in the Admin Console:'",
    ...steps.map((step, at) => `Write-Host ${quote(`${String(at + 1)}. ${step}`)}`),
    "$null = Read-Host 'When it is done, press Enter'",
  ].join('\n');

/** PowerShell takes typographic quotes for single ones too. */
const quoteInside = (text: string): string => text.replaceAll(/['\u2018-\u201b]/g, '$&$&');
const quote = (text: string): string => `'${quoteInside(text)}'`;

const toVariable = ({ name }: Variable): string => `$${name}`;

const style: TemplateStyle = {
  toString: quote,
  toVariable,
  toLiteral: (value) => (typeof value === 'number' ? String(value) : `$${String(value)}`),
  toName: quote,
  list: ['@(', ')'],
  object: ['[ordered]@{', '}'],
  colon: ' = ',
  comma: '',
};
