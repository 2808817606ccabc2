import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import ts from 'typescript';
import { type ApiCall, isCall } from '../../../../src/okta/settings/api/apiCall.js';
import { toApiPlan } from '../../../../src/okta/settings/api/apiPlan.js';
import { jsonStyle, toTemplateText } from '../../../../src/okta/settings/api/templateText.js';
import { toHttpFile } from '../../../../src/okta/settings/exports/httpExport.js';
import { toPowerShellScript } from '../../../../src/okta/settings/exports/powershellExport.js';
import { toSdkProgram } from '../../../../src/okta/settings/exports/sdkExport.js';
import { type ProvisioningSettings } from '../../../../src/okta/settings/provisioningSettings.js';
import { readSettings } from '../../../../src/okta/settings/readSettings.js';
import { parseHttpFile } from '../../../support/httpFile.js';
import { readPowerShellTexts } from '../../../support/powerShellTexts.js';
import { settingsFiles } from '../../../support/settingsFiles.js';

const callsOf = (settings: ProvisioningSettings): readonly ApiCall[] =>
  toApiPlan(settings).filter(isCall);

/** The body with names in place of what earlier calls answer. */
const bodyOf = ({ body }: ApiCall, toName: (name: string) => string): unknown =>
  body === undefined
    ? undefined
    : JSON.parse(
        toTemplateText(
          body,
          jsonStyle(({ name }) => JSON.stringify(toName(name))),
        ),
      );

void describe('the .http file', () => {
  void test('has every call with its body, whatever is in the settings', () => {
    fc.assert(
      fc.property(settingsFiles, (file) => {
        const { settings } = readSettings(file);

        const requests = parseHttpFile(toHttpFile(settings));

        assert.deepEqual(
          requests.map(({ name, method }) => ({ name, method })),
          callsOf(settings).map(({ id, method }) => ({ name: id, method })),
        );
        requests.forEach(({ body, usedInBody }, at) => {
          const call = callsOf(settings)[at];
          assert.ok(call);
          assert.deepEqual(
            body,
            bodyOf(call, (name) => `{{${name}}}`),
          );
          // Nobody's text is taken for a variable.
          assert.ok(usedInBody.every((name) => /^pushedGroupId\d+$/.test(name)));
        });
      }),
      { numRuns: 30 },
    );
  });
});

void describe('the script for PowerShell', () => {
  void test('has every text in quotes that it cannot leave', () => {
    fc.assert(
      fc.property(settingsFiles, (file) => {
        const { settings } = readSettings(file);

        const texts = readPowerShellTexts(toPowerShellScript(settings));

        for (const text of callsOf(settings).flatMap((call) =>
          textsOf(bodyOf(call, (name) => name)),
        )) {
          assert.ok(/^pushedGroupId\d+$/.test(text) || texts.has(text), text);
        }
      }),
      { numRuns: 30 },
    );
  });
});

void describe('the program for okta-sdk-nodejs', () => {
  void test('is a program, with the texts of the settings, whatever they are', () => {
    fc.assert(
      fc.property(settingsFiles, (file) => {
        const { settings } = readSettings(file);
        const source = ts.createSourceFile(
          'okta.mjs',
          toSdkProgram(settings),
          ts.ScriptTarget.ES2022,
          true,
          ts.ScriptKind.JS,
        );
        const texts = new Set<string>();
        const visit = (node: ts.Node): void => {
          if (ts.isStringLiteral(node)) {
            texts.add(node.text);
          }
          ts.forEachChild(node, visit);
        };
        visit(source);

        const problems: unknown = Reflect.get(source, 'parseDiagnostics');
        assert.deepEqual(problems, []);
        assert.ok(texts.has(settings.label) || settings.appKind === 'oin');
      }),
      { numRuns: 30 },
    );
  });
});

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap((member) => textsOf(member))
    : [];
}
