import { type CodeHeader, type CodeRequest, toRemarks } from './codeRequest.js';
import { doubleQuoted, singleQuoted } from './literals.js';

type Quote = (text: string) => string;
type ReadVariable = (name: string) => string;

/** A text, or a text and a variable of the environment behind it. */
const toValue =
  (quote: Quote, read: ReadVariable, join: string) =>
  ({ value }: CodeHeader): string => {
    if (typeof value === 'string') {
      return quote(value);
    }
    const variable = read(value.variable);
    return value.before === '' ? variable : `${quote(value.before)}${join}${variable}`;
  };

export function toJavaScript(request: CodeRequest): string {
  const { method, url, headers, body } = request;
  const value = toValue(doubleQuoted, (name) => `process.env.${name}`, ' + ');
  const text = body && doubleQuoted(body.text);
  const sent = body?.encoding === 'base64' ? `Buffer.from(${String(text)}, 'base64')` : text;
  return [
    ...toRemarks(request, '//'),
    `const response = await fetch(${doubleQuoted(url)}, {`,
    `  method: ${doubleQuoted(method)},`,
    '  headers: {',
    ...headers.map((header) => `    ${doubleQuoted(header.name)}: ${value(header)},`),
    '  },',
    ...(sent === undefined ? [] : [`  body: ${sent},`]),
    '});',
    'console.log(response.status, await response.text());',
  ].join('\n');
}

export function toPython(request: CodeRequest): string {
  const { method, url, headers, body } = request;
  const value = toValue(doubleQuoted, (name) => `os.environ["${name}"]`, ' + ');
  const text = body && doubleQuoted(body.text);
  const isBinary = body?.encoding === 'base64';
  const sent = isBinary ? `base64.b64decode(${String(text)})` : `${String(text)}.encode()`;
  return [
    ...toRemarks(request, '#'),
    ...(isBinary ? ['import base64'] : []),
    'import os',
    '',
    'import requests',
    '',
    'response = requests.request(',
    `    ${doubleQuoted(method)},`,
    `    ${doubleQuoted(url)},`,
    '    headers={',
    ...headers.map((header) => `        ${doubleQuoted(header.name)}: ${value(header)},`),
    '    },',
    ...(text === undefined ? [] : [`    data=${sent},`]),
    ')',
    'print(response.status_code, response.text)',
  ].join('\n');
}

export function toRuby(request: CodeRequest): string {
  const { method, url, headers, body } = request;
  const value = toValue(singleQuoted, (name) => `ENV.fetch('${name}')`, ' + ');
  const text = body && singleQuoted(body.text);
  const isBinary = body?.encoding === 'base64';
  return [
    ...toRemarks(request, '#'),
    "require 'net/http'",
    '',
    `uri = URI(${singleQuoted(url)})`,
    `request = Net::HTTPGenericRequest.new(${singleQuoted(method)}, ${text === undefined ? 'false' : 'true'}, ${method === 'HEAD' ? 'false' : 'true'}, uri)`,
    ...headers.map((header) => `request[${singleQuoted(header.name)}] = ${value(header)}`),
    ...(text === undefined ? [] : [`request.body = ${text}${isBinary ? ".unpack1('m')" : ''}`]),
    "response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(request) }",
    'puts response.code, response.body',
  ].join('\n');
}

export function toPhp(request: CodeRequest): string {
  const { method, url, headers, body } = request;
  const value = toValue(singleQuoted, (name) => `getenv('${name}')`, ' . ');
  const text = body && singleQuoted(body.text);
  const sent = body?.encoding === 'base64' ? `base64_decode(${String(text)})` : text;
  return [
    '<?php',
    ...toRemarks(request, '//'),
    `$curl = curl_init(${singleQuoted(url)});`,
    'curl_setopt_array($curl, [',
    `    CURLOPT_CUSTOMREQUEST => ${singleQuoted(method)},`,
    ...(method === 'HEAD' ? ['    CURLOPT_NOBODY => true,'] : []),
    '    CURLOPT_RETURNTRANSFER => true,',
    '    CURLOPT_HTTPHEADER => [',
    ...headers.map((header) => `        ${singleQuoted(`${header.name}: `)} . ${value(header)},`),
    '    ],',
    ...(sent === undefined ? [] : [`    CURLOPT_POSTFIELDS => ${sent},`]),
    ']);',
    '$answer = curl_exec($curl);',
    'echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), "\\n", $answer, "\\n";',
  ].join('\n');
}
