import { type CodeHeader, type CodeRequest, toRemarks } from './codeRequest.js';
import { powerShellQuoted, shellInDoubleQuotes, shellQuoted } from './literals.js';

export function toHttpie(request: CodeRequest): string {
  const { method, url, headers, body } = request;
  const isBinary = body?.encoding === 'base64';
  const parts = [
    `${isBinary ? `printf %s ${shellQuoted(body.text)} | base64 -d | ` : ''}http${isBinary ? '' : ' --ignore-stdin'} ${method} ${shellQuoted(url)}`,
    ...headers.map(toHttpieHeader),
    ...(body && !isBinary ? [`--raw ${shellQuoted(body.text)}`] : []),
  ];
  return [...toRemarks(request, '#'), parts.join(' \\\n  ')].join('\n');
}

function toHttpieHeader({ name, value }: CodeHeader): string {
  if (typeof value !== 'string') {
    return `"${shellInDoubleQuotes(`${name}:${value.before}`)}$${value.variable}"`;
  }
  // With a colon alone the header would be left away.
  return shellQuoted(value === '' ? `${name};` : `${name}:${value}`);
}

export function toPowerShell(request: CodeRequest): string {
  const { method, url, headers, body } = request;
  const mediaType = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
  const others = headers.filter(({ name }) => name.toLowerCase() !== 'content-type');
  const bytes =
    body?.encoding === 'base64'
      ? `[Convert]::FromBase64String(${powerShellQuoted(body.text)})`
      : body && `[Text.Encoding]::UTF8.GetBytes(${powerShellQuoted(body.text)})`;
  const options = [
    `-Method ${powerShellQuoted(method)}`,
    `-Uri ${powerShellQuoted(url)}`,
    ...(others.length > 0 ? ['-Headers $headers'] : []),
    ...(typeof mediaType === 'string' ? [`-ContentType ${powerShellQuoted(mediaType)}`] : []),
    ...(bytes === undefined ? [] : ['-Body $body']),
  ];
  return [
    ...toRemarks(request, '#'),
    ...(others.length > 0
      ? ['$headers = @{', ...others.map((header) => `  ${toPowerShellHeader(header)}`), '}']
      : []),
    ...(bytes === undefined ? [] : [`$body = ${bytes}`]),
    `Invoke-WebRequest ${options.join(' `\n  ')}`,
  ].join('\n');
}

const toPowerShellHeader = ({ name, value }: CodeHeader): string =>
  typeof value === 'string'
    ? `${powerShellQuoted(name)} = ${powerShellQuoted(value)}`
    : `${powerShellQuoted(name)} = ${powerShellQuoted(value.before)} + $env:${value.variable}`;
