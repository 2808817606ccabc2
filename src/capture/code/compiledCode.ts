import { type CodeHeader, type CodeRequest, toRemarks } from './codeRequest.js';
import { doubleQuoted, rustQuoted } from './literals.js';

/** A text and a variable of the environment behind it, where a secret stood. */
const toSum =
  (quote: (text: string) => string, read: (name: string) => string) =>
  ({ value }: CodeHeader): string => {
    if (typeof value === 'string') {
      return quote(value);
    }
    const { before, variable } = value;
    return before === '' ? read(variable) : `${quote(before)} + ${read(variable)}`;
  };

export function toGo(request: CodeRequest): string {
  const { method, url, headers, body } = request;
  const value = toSum(doubleQuoted, (name) => `os.Getenv("${name}")`);
  const isBinary = body?.encoding === 'base64';
  const text = body && doubleQuoted(body.text);
  const plain = text === undefined ? 'http.NoBody' : `strings.NewReader(${text})`;
  const reader = isBinary
    ? `base64.NewDecoder(base64.StdEncoding, strings.NewReader(${String(text)}))`
    : plain;
  const hasSecret = headers.some((header) => typeof header.value !== 'string');
  const packages = [
    ...(isBinary ? ['encoding/base64'] : []),
    'fmt',
    'io',
    'net/http',
    ...(hasSecret ? ['os'] : []),
    ...(body ? ['strings'] : []),
  ];
  return [
    ...toRemarks(request, '//'),
    'package main',
    '',
    'import (',
    ...packages.map((name) => `\t"${name}"`),
    ')',
    '',
    'func main() {',
    `\trequest, err := http.NewRequest(${doubleQuoted(method)}, ${doubleQuoted(url)}, ${reader})`,
    '\tif err != nil {',
    '\t\tpanic(err)',
    '\t}',
    ...headers.map(
      (header) => `\trequest.Header.Set(${doubleQuoted(header.name)}, ${value(header)})`,
    ),
    '\tresponse, err := http.DefaultClient.Do(request)',
    '\tif err != nil {',
    '\t\tpanic(err)',
    '\t}',
    '\tdefer response.Body.Close()',
    '\tbody, _ := io.ReadAll(response.Body)',
    '\tfmt.Println(response.StatusCode, string(body))',
    '}',
  ].join('\n');
}

export function toJava(request: CodeRequest): string {
  const { method, url, headers, body } = request;
  const value = toSum(doubleQuoted, (name) => `System.getenv("${name}")`);
  const text = body && doubleQuoted(body.text);
  const plain = text === undefined ? 'noBody()' : `ofString(${text})`;
  const publisher =
    body?.encoding === 'base64'
      ? `ofByteArray(java.util.Base64.getDecoder().decode(${String(text)}))`
      : plain;
  return [
    ...toRemarks(request, '//'),
    'import java.net.URI;',
    'import java.net.http.HttpClient;',
    'import java.net.http.HttpRequest;',
    'import java.net.http.HttpResponse;',
    '',
    'public class Request {',
    '    public static void main(String[] args) throws Exception {',
    `        HttpRequest request = HttpRequest.newBuilder(URI.create(${doubleQuoted(url)}))`,
    `            .method(${doubleQuoted(method)}, HttpRequest.BodyPublishers.${publisher})`,
    ...headers.map(
      (header) => `            .header(${doubleQuoted(header.name)}, ${value(header)})`,
    ),
    '            .build();',
    '        HttpResponse<String> response =',
    '            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());',
    '        System.out.println(response.statusCode() + " " + response.body());',
    '    }',
    '}',
  ].join('\n');
}

export function toCSharp(request: CodeRequest): string {
  const { method, url, headers, body } = request;
  const value = toSum(doubleQuoted, (name) => `Environment.GetEnvironmentVariable("${name}")`);
  const text = body && doubleQuoted(body.text);
  const bytes =
    body?.encoding === 'base64'
      ? `Convert.FromBase64String(${String(text)})`
      : `System.Text.Encoding.UTF8.GetBytes(${String(text)})`;
  const isOfBody = ({ name }: CodeHeader): boolean => /^content-/i.test(name);
  return [
    ...toRemarks(request, '//'),
    'using var client = new HttpClient();',
    `using var request = new HttpRequestMessage(new HttpMethod(${doubleQuoted(method)}), ${doubleQuoted(url)});`,
    ...(body ? [`request.Content = new ByteArrayContent(${bytes});`] : []),
    ...headers
      .filter((header) => body ?? !isOfBody(header))
      .map(
        (header) =>
          `request.${isOfBody(header) ? 'Content.' : ''}Headers.TryAddWithoutValidation(${doubleQuoted(header.name)}, ${value(header)});`,
      ),
    'using var response = await client.SendAsync(request);',
    'Console.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");',
  ].join('\n');
}

export function toRust(request: CodeRequest): string {
  const { method, url, headers, body } = request;
  return [
    '// Cargo.toml: reqwest = { version = "0.12", features = ["blocking"] }',
    ...toRemarks(request, '//'),
    'fn main() -> Result<(), Box<dyn std::error::Error>> {',
    '    let response = reqwest::blocking::Client::new()',
    `        .request(reqwest::Method::from_bytes(b${rustQuoted(method)})?, ${rustQuoted(url)})`,
    ...headers.map(
      (header) => `        .header(${rustQuoted(header.name)}, ${toRustValue(header)})`,
    ),
    ...(body
      ? [
          `        .body(${body.encoding === 'base64' ? toRustBytes(body.text) : rustQuoted(body.text)})`,
        ]
      : []),
    '        .send()?;',
    '    println!("{} {}", response.status().as_u16(), response.text()?);',
    '    Ok(())',
    '}',
  ].join('\n');
}

const toRustValue = ({ value }: CodeHeader): string =>
  typeof value === 'string'
    ? rustQuoted(value)
    : `format!("{}{}", ${rustQuoted(value.before)}, std::env::var("${value.variable}")?)`;

const toRustBytes = (base64: string): string =>
  `vec![${Array.from(atob(base64), (byte) => String(byte.charCodeAt(0))).join(', ')}u8]`;
