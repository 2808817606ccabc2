import type * as vscode from 'vscode';
import { type Suite } from '../../conformance/model/conformanceCase.js';
import { readTestId } from './testIds.js';
import { casesBelow } from './testTree.js';

/** What of one target is to be run: the items of its cases by suite and case. */
export interface TargetSelection {
  readonly targetId: string;
  readonly items: ReadonlyMap<string, vscode.TestItem>;
}

/** One selection for each target, in the order of the tree. */
export function selectTests(
  controller: vscode.TestController,
  { include, exclude = [] }: Pick<vscode.TestRunRequest, 'include' | 'exclude'>,
): readonly TargetSelection[] {
  const roots = include ?? [...controller.items].map(([, item]) => item);
  const left = new Set(exclude.flatMap(casesBelow));
  const byTarget = new Map<string, Map<string, vscode.TestItem>>();
  for (const item of roots.flatMap(casesBelow)) {
    const { targetId, suite, caseId } = readTestId(item.id);
    if (!left.has(item) && suite !== undefined && caseId !== undefined) {
      const items = byTarget.get(targetId) ?? new Map<string, vscode.TestItem>();
      byTarget.set(targetId, items.set(caseKey(suite, caseId), item));
    }
  }
  return [...byTarget].map(([targetId, items]) => ({ targetId, items }));
}

export const caseKey = (suite: string, caseId: string): string => `${suite} ${caseId}`;

/** The suites with only those cases that were selected. */
export const narrowSuites = (
  suites: readonly Suite[],
  { items }: TargetSelection,
): readonly Suite[] =>
  suites
    .map((suite) => ({
      ...suite,
      cases: suite.cases.filter(({ id }) => items.has(caseKey(suite.id, id))),
    }))
    .filter(({ cases }) => cases.length > 0);
