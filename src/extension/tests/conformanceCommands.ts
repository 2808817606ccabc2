import * as vscode from 'vscode';
import { isJsonArray, isJsonObject, type JsonObject, readMember } from '../../base/json.js';
import { type RunResult } from '../../conformance/model/runResult.js';
import { readFileArgument } from '../fileArgument.js';
import { HostError } from '../hostError.js';
import { type TargetCommands } from '../targets/targetCommands.js';
import { findTargetId } from './testIds.js';
import { type ConformanceTests } from './conformanceTests.js';

const suiteChoices = ['okta', 'rfc'] as const;

export interface ConformanceCommandsDeps {
  readonly tests: ConformanceTests;
  readonly targets: TargetCommands;
  /** Of the extension. */
  readonly version: string;
}

/** `scimWorkbench.conformance.*` */
export class ConformanceCommands {
  readonly #tests: ConformanceTests;
  readonly #targets: TargetCommands;
  readonly #version: string;

  constructor({ tests, targets, version }: ConformanceCommandsDeps) {
    this.#tests = tests;
    this.#targets = targets;
    this.#version = version;
  }

  /** @param options `{ target?, suite? }` of a caller, else the user is asked */
  async run(options: unknown): Promise<RunResult | undefined> {
    const given = isJsonObject(options) ? options : {};
    const target = await this.#targets.choose(readMember(given, 'target'));
    const suites =
      target && (await chooseSuites(readMember(given, 'suite'), options === undefined));
    return target && suites ? this.#tests.check(target, suites) : undefined;
  }

  /** @param options `{ target?, format?, file? }`, or an item of Test Explorer; else the user is asked */
  async saveReport(options: unknown): Promise<vscode.Uri | undefined> {
    const targetId = findTargetId(options);
    const given = isJsonObject(options) ? options : {};
    const wanted = typeof targetId === 'string' ? targetId : readText(given, 'target');
    const kept = this.#tests.findRun(wanted);
    if (!kept) {
      throw new HostError(
        'notFound',
        vscode.l10n.t(
          'No server has been checked in this window yet. Use “SCIM: Check a SCIM Server…” first.',
        ),
      );
    }
    const { saveReport } = await import('./saveReport.js');
    return saveReport(kept, {
      version: this.#version,
      format: readText(given, 'format'),
      file: readFileArgument(readMember(given, 'file')),
    });
  }
}

function readText(given: JsonObject, name: string): string | undefined {
  const value = readMember(given, name);
  return typeof value === 'string' ? value : undefined;
}

async function chooseSuites(
  given: unknown,
  mayAsk: boolean,
): Promise<readonly string[] | undefined> {
  if (given === undefined) {
    return mayAsk ? askForSuites() : suiteChoices;
  }
  if (given === 'all') {
    return suiteChoices;
  }
  const wanted = isJsonArray(given) ? given : [given];
  const known = suiteChoices.filter((id) => wanted.includes(id));
  if (known.length !== wanted.length) {
    throw new HostError(
      'badArgument',
      vscode.l10n.t(
        'The suite must be one of {0}, but is {1}.',
        [...suiteChoices, 'all'].join(', '),
        JSON.stringify(given),
      ),
    );
  }
  return known;
}

async function askForSuites(): Promise<readonly string[] | undefined> {
  const items = [
    {
      label: vscode.l10n.t('Both'),
      detail: vscode.l10n.t('What Okta does, and what the RFCs demand'),
      suites: suiteChoices,
    },
    {
      label: vscode.l10n.t('Okta behaviour'),
      detail: vscode.l10n.t('What Okta really sends, and what must have come of it'),
      suites: ['okta'],
    },
    {
      label: vscode.l10n.t('RFC'),
      detail: vscode.l10n.t('What RFC 7643 and RFC 7644 demand'),
      suites: ['rfc'],
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Check a SCIM Server'),
    placeHolder: vscode.l10n.t('What is it held against?'),
  });
  return chosen?.suites;
}
