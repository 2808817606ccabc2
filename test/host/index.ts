import Mocha from 'mocha';
import { defineBreakpointSuite } from './suites/breakpoints.js';
import { defineCaptureSuite } from './suites/captures.js';
import { defineConformanceSuite } from './suites/conformance.js';
import { defineDataFileSuite } from './suites/dataFile.js';
import { defineDiagnosticSuite } from './suites/diagnostics.js';
import { defineDocumentSuite } from './suites/documents.js';
import { defineFaultSuite } from './suites/faults.js';
import { defineFilterSuite } from './suites/filter.js';
import { defineFilterLanguageSuite } from './suites/filterLanguage.js';
import { defineFixSuite } from './suites/fixes.js';
import { defineForwardSuite } from './suites/forward.js';
import { defineInspectorSuite } from './suites/inspector.js';
import { defineLanguageSuite } from './suites/language.js';
import { defineManifestSuite } from './suites/manifest.js';
import { defineOktaSuite } from './suites/okta.js';
import { defineProfileSuite } from './suites/profile.js';
import { defineReplaySuite } from './suites/replay.js';
import { defineScenariosSuite } from './suites/scenarios.js';
import { defineSessionsSuite } from './suites/sessions.js';
import { defineServerSuite } from './suites/server.js';
import { defineSettingsSuite } from './suites/settings.js';
import { defineSettingsExportSuite } from './suites/settingsExport.js';
import { defineSettingsFormSuite } from './suites/settingsForm.js';
import { defineTreeSuite } from './suites/tree.js';
import { defineTreeTooltipSuite } from './suites/treeTooltips.js';
import { defineOAuthSuite } from './suites/oauth.js';
import { defineTrafficFindingSuite } from './suites/trafficFindings.js';
import { writeResults } from './support/resultsFile.js';

/** VS Code calls this once, inside the extension host. A rejection fails the run. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 60_000, color: false });
  mocha.suite.emit(Mocha.Suite.constants.EVENT_FILE_PRE_REQUIRE, globalThis, '', mocha);
  defineManifestSuite();
  defineReplaySuite();
  defineScenariosSuite();
  defineSessionsSuite();
  defineBreakpointSuite();
  defineServerSuite();
  defineForwardSuite();
  defineProfileSuite();
  defineCaptureSuite();
  defineDocumentSuite();
  defineTreeSuite();
  defineTreeTooltipSuite();
  defineOAuthSuite();
  defineInspectorSuite();
  defineFilterSuite();
  defineFilterLanguageSuite();
  defineLanguageSuite();
  defineDiagnosticSuite();
  defineFixSuite();
  defineTrafficFindingSuite();
  defineFaultSuite();
  defineSettingsSuite();
  defineDataFileSuite();
  defineSettingsExportSuite();
  defineSettingsFormSuite();
  defineOktaSuite();
  defineConformanceSuite();
  const failures = await new Promise<number>((resolve) => {
    writeResults(mocha.run(resolve));
  });
  if (failures > 0) {
    throw new Error(`${String(failures)} host test(s) failed`);
  }
}
