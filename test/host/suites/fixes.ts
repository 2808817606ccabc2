import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openJson, ruleOf, scimDiagnostics, untilRules } from '../support/editing.js';
import { closeAllEditors, getExtension } from '../support/extension.js';

const user = '"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"]';

async function fixesAt(
  document: vscode.TextDocument,
  range: vscode.Range,
): Promise<readonly vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.filter(({ edit }) => edit !== undefined);
}

const cases: readonly {
  readonly rule: string;
  readonly before: string;
  readonly title: string;
  readonly after: string;
}[] = [
  {
    rule: 'schema.booleanText',
    before: `{ ${user}, "userName": "jane", "active": "true" }`,
    title: 'Write true, without quotes',
    after: `{ ${user}, "userName": "jane", "active": true }`,
  },
  {
    rule: 'schema.nameCapitals',
    before: `{ ${user}, "username": "jane" }`,
    title: 'Write "userName"',
    after: `{ ${user}, "userName": "jane" }`,
  },
  {
    rule: 'schema.unknownAttribute',
    before: `{ ${user}, "userName": "jane", "tilte": "Engineer" }`,
    title: 'Change "tilte" to "title"',
    after: `{ ${user}, "userName": "jane", "title": "Engineer" }`,
  },
  {
    rule: 'patch.missingValue',
    before:
      '{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{ "op": "replace", "active": false }] }',
    title: 'Move "active" into "value"',
    after:
      '{ "schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{ "op": "replace", "value": { "active": false } }] }',
  },
];

export function defineFixSuite(): void {
  describe('quick fixes in SCIM documents', () => {
    before(async () => {
      await getExtension();
    });

    afterEach(async () => {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await closeAllEditors();
    });

    for (const { rule, before: text, title, after } of cases) {
      it(`mend ${rule}, so that the finding goes`, async () => {
        const { document } = await openJson(text);
        await untilRules(document.uri, [rule]);
        const diagnostic = scimDiagnostics(document.uri).find((one) => ruleOf(one) === rule);
        assert.ok(diagnostic);

        const fixes = await fixesAt(document, diagnostic.range);

        const fix = fixes.find((one) => one.title === title);
        assert.ok(fix?.edit, `of ${fixes.map((one) => one.title).join(', ')}`);
        assert.equal(fix.isPreferred, true);
        await vscode.workspace.applyEdit(fix.edit);
        assert.deepEqual(JSON.parse(document.getText()), JSON.parse(after));
        await untilRules(document.uri, []);
      });
    }

    it('are none where nothing was found', async () => {
      const { document } = await openJson(`{ ${user}, "userName": "jane", "active": "true" }`);
      await untilRules(document.uri, ['schema.booleanText']);

      const fixes = await fixesAt(document, new vscode.Range(0, 3, 0, 5));

      assert.deepEqual(
        fixes.map(({ title }) => title),
        [],
      );
    });
  });
}
