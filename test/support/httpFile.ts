import assert from 'node:assert/strict';

export interface HttpFileRequest {
  readonly name: string | undefined;
  readonly method: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: unknown;
  /** Variables that the REST Client would put into the body. */
  readonly usedInBody: readonly string[];
}

/** A `.http` file by the grammar of the REST Client: blocks between ###, comments, variables, request. */
export function parseHttpFile(text: string): readonly HttpFileRequest[] {
  return text
    .split(/^###.*$/m)
    .map((block) => block.split('\n'))
    .flatMap(readBlock);
}

function readBlock(lines: readonly string[]): readonly HttpFileRequest[] {
  const name = lines.map((line) => /^# @name (\w+)$/.exec(line)?.[1]).find((found) => found);
  const rest = lines.filter((line) => !/^(?:#|\/\/|@\w+ = )/.test(line));
  const start = rest.findIndex((line) => line !== '');
  const request = rest[start];
  if (request === undefined) {
    return [];
  }
  const [, method = '', url = ''] = /^([A-Z]+) (\{\{oktaOrgUrl\}\}\/\S+)$/.exec(request) ?? [];
  assert.notEqual(method, '', `${request} is no request line`);
  const end = rest.findIndex((line, at) => at > start && line === '');
  const head = rest.slice(start + 1, end === -1 ? undefined : end);
  const body = end === -1 ? '' : rest.slice(end).join('\n').trim();
  return [
    {
      name,
      method,
      url,
      headers: new Map(
        head.map((line) => {
          const [, field = '', value = ''] = /^([\w-]+): (.+)$/.exec(line) ?? [];
          assert.notEqual(field, '', `${line} is no header`);
          return [field.toLowerCase(), value];
        }),
      ),
      body: body === '' ? undefined : JSON.parse(body),
      usedInBody: Array.from(body.matchAll(/\{\{(.*?)\}\}/g), ([, used = '']) => used),
    },
  ];
}
