import type * as vscode from 'vscode';
import { type Suite } from '../../conformance/model/conformanceCase.js';
import { type KnownTarget } from '../targets/knownTarget.js';
import { toTestId } from './testIds.js';

/** Each target as a root, with the suites below it. What is there already keeps its results. */
export function showTargets(
  controller: vscode.TestController,
  targets: readonly KnownTarget[],
  suites: readonly Suite[],
): void {
  const known = new Set(targets.map(({ id }) => toTestId({ targetId: id })));
  for (const [id] of controller.items) {
    if (!known.has(id)) {
      controller.items.delete(id);
    }
  }
  for (const target of targets) {
    const item = controller.items.get(toTestId({ targetId: target.id }));
    if (item) {
      item.label = target.name;
      item.description = target.baseUrl;
    } else {
      controller.items.add(toTargetItem(controller, target, suites));
    }
  }
}

function toTargetItem(
  controller: vscode.TestController,
  { id: targetId, name, baseUrl }: KnownTarget,
  suites: readonly Suite[],
): vscode.TestItem {
  const item = controller.createTestItem(toTestId({ targetId }), name);
  item.description = baseUrl;
  item.children.replace(suites.map((suite) => toSuiteItem(controller, targetId, suite)));
  return item;
}

function toSuiteItem(
  controller: vscode.TestController,
  targetId: string,
  { id: suite, title, cases }: Suite,
): vscode.TestItem {
  const item = controller.createTestItem(toTestId({ targetId, suite }), title);
  item.sortText = suite === 'okta' ? '1' : '2';
  for (const [at, one] of cases.entries()) {
    const { group, id: caseId, title: caseTitle } = one;
    const groupId = toTestId({ targetId, suite, group });
    const groupItem = item.children.get(groupId) ?? controller.createTestItem(groupId, group);
    groupItem.sortText ??= toSortText(at);
    item.children.add(groupItem);
    const caseItem = controller.createTestItem(
      toTestId({ targetId, suite, group, caseId }),
      caseTitle,
    );
    caseItem.sortText = toSortText(at);
    caseItem.description = one.requirements.join(', ');
    groupItem.children.add(caseItem);
  }
  return item;
}

/** In the order of the suite. */
const toSortText = (at: number): string => String(at).padStart(5, '0');

/** All cases at or below an item. */
export function casesBelow(item: vscode.TestItem): readonly vscode.TestItem[] {
  return item.children.size === 0
    ? [item]
    : [...item.children].flatMap(([, child]) => casesBelow(child));
}
