import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import okta from '@okta/okta-sdk-nodejs';
import fc from 'fast-check';
import ts from 'typescript';
import { type ApiCall, isCall } from '../../../src/okta/settings/api/apiCall.js';
import { toApiPlan } from '../../../src/okta/settings/api/apiPlan.js';
import { toTarget } from '../../../src/okta/settings/api/target.js';
import { jsonStyle, toTemplateText } from '../../../src/okta/settings/api/templateText.js';
import { toCurlScript } from '../../../src/okta/settings/exports/curlExport.js';
import { toSdkProgram } from '../../../src/okta/settings/exports/sdkExport.js';
import { type ProvisioningSettings } from '../../../src/okta/settings/provisioningSettings.js';
import { readSettings } from '../../../src/okta/settings/readSettings.js';
import { withHttpStub } from '../../support/httpStub.js';
import { settingsFiles } from '../../support/settingsFiles.js';

const hostile = `It's "odd" \${HOME} $(touch pwned) \`touch pwned\` {{token}} %{if} \\ \\' !x #y *`;

/** A file with something hostile wherever somebody may write what they want. */
const hostileFile = {
  label: hostile,
  usernameFormat: `\${source.login}${hostile}`,
  signOn: { acsUrl: 'https://app.example.com/acs', audience: hostile },
  connection: { baseUrl: 'https://scim.example.com/scim/v2' },
  customAttributes: [
    {
      name: 'badge',
      title: hostile,
      description: hostile,
      externalName: "roles.^[type=='base'].value",
      externalNamespace: 'urn:ietf:params:scim:schemas:core:2.0:User',
    },
  ],
  attributeMappings: [{ attribute: 'badge', expression: `user.x != null ? "a" : '${hostile}'` }],
  assignedGroups: [hostile],
  pushGroups: [{ name: `${hostile} 2`, targetName: hostile }],
};
const submissionFile = {
  ...hostileFile,
  appKind: 'oin',
  submission: {
    description: hostile,
    escalationContact: hostile,
    setupInstructions: 'https://a.b',
  },
};

const samples = fc
  .sample(settingsFiles, { numRuns: 6, seed: 20_261_126 })
  .map((file) => readSettings(file).settings);

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** Runs the script against a server that answers as Okta does where an id is wanted. */
async function runScript(settings: ProvisioningSettings): Promise<{
  readonly code: number | null;
  readonly stderr: string;
  readonly sent: readonly Sent[];
}> {
  const sent: Sent[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'scimwb-'));
  const result = { code: null as number | null, stderr: '' };
  try {
    await withHttpStub(
      (request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          sent.push({
            method: request.method ?? '',
            url: request.url ?? '',
            authorization: request.headers.authorization,
            body: text === '' ? undefined : JSON.parse(text),
          });
          const found = { id: `id${String(sent.length)}` };
          response.end(JSON.stringify(request.method === 'GET' ? [found] : found));
        });
      },
      async (baseUrl) => {
        const script = join(folder, 'okta.sh');
        await writeFile(script, toCurlScript(settings));
        const child = spawn('bash', [script], {
          cwd: folder,
          env: {
            PATH: process.env['PATH'],
            OKTA_ORG_URL: new URL(baseUrl).origin,
            OKTA_API_TOKEN: 'token-of-okta',
          },
        });
        child.stdin.end('\n');
        child.stdout.resume();
        child.stderr.on('data', (chunk: Buffer) => {
          result.stderr += chunk.toString('utf8');
        });
        result.code = await new Promise((resolve) => child.on('close', resolve));
      },
    );
    return { ...result, sent };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What the plan says, with the ids that the server gives: the number of the call that it answers. */
function toExpected(settings: ProvisioningSettings): readonly Sent[] {
  const calls = toApiPlan(settings).filter(isCall);
  const ids = new Map(
    calls.flatMap(({ saves }, at) => (saves ? [[saves.variable.name, `id${String(at + 1)}`]] : [])),
  );
  const idOf = ({ name }: { readonly name: string }): string => ids.get(name) ?? '';
  return calls.map((call: ApiCall) => ({
    method: call.method,
    url: toTarget(call, idOf, encodeURIComponent),
    authorization: 'SSWS token-of-okta',
    body:
      call.body === undefined
        ? undefined
        : parseJson(
            toTemplateText(
              call.body,
              jsonStyle((variable) => JSON.stringify(idOf(variable))),
            ),
          ),
  }));
}

void describe('the script for curl', () => {
  for (const [name, file] of Object.entries({ hostileFile, submissionFile })) {
    void test(`sends what the settings say and does nothing else, with ${name}`, async () => {
      const { settings } = readSettings(file);

      const { code, stderr, sent } = await runScript(settings);

      assert.equal(stderr, '');
      assert.equal(code, 0);
      assert.deepEqual(sent, toExpected(settings));
    });
  }

  samples.forEach((settings, at) => {
    void test(`sends what the settings say, sample ${String(at + 1)}`, async () => {
      const { code, stderr, sent } = await runScript(settings);

      assert.equal(stderr, '');
      assert.equal(code, 0);
      assert.deepEqual(sent, toExpected(settings));
    });
  });
});

const parseJson = (text: string): unknown => JSON.parse(text);

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What TypeScript says of the programs in strict mode, with the types of the SDK. */
function checkPrograms(programs: ReadonlyMap<string, string>): readonly string[] {
  const options: ts.CompilerOptions = {
    allowJs: true,
    checkJs: true,
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  };
  const host = ts.createCompilerHost(options);
  host.readFile = (path) => programs.get(path) ?? ts.sys.readFile(path);
  host.fileExists = (path) => programs.has(path) || ts.sys.fileExists(path);
  const program = ts.createProgram([...programs.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

void test('the SDK has the methods that the programs call', () => {
  const client = new okta.Client({ orgUrl: 'https://example.okta.com', token: 'token' });
  const calls = [hostileFile, submissionFile]
    .flatMap((file) => toApiPlan(readSettings(file).settings))
    .filter(isCall);

  for (const { sdk } of calls) {
    const api: unknown = Reflect.get(client, sdk.api);
    assert.equal(typeof Reflect.get(Object(api), sdk.method), 'function', sdk.method);
  }
});

void test('the program for okta-sdk-nodejs has the types that the SDK wants', () => {
  const settings = [hostileFile, { ...hostileFile, signOnMode: 'swa' }, submissionFile]
    .map((file) => readSettings(file).settings)
    .concat(samples);
  const programs = new Map(
    settings.map((one, at) => [join(root, `okta${String(at)}.mjs`), toSdkProgram(one)]),
  );

  assert.deepEqual(checkPrograms(programs), []);
});
