import * as vscode from 'vscode';
import { RemoteError } from '../../protocol/channel.js';
import { type HeldComparison } from '../comparison/comparisons.js';
import { type LoadComparisons } from '../comparison/loadComparisons.js';
import { type InspectorChannel } from './inspectorRequests.js';
import { Params } from './readParams.js';

/** Rows of one answer, some hundred kilobytes. */
const rowsAtOnce = 2000;

const views = () => import('../../workbench/comparison/comparisonViews.js');
const editors = () => import('../comparison/comparisonEditors.js');

/** Answers what the page asks about two captures that are compared. */
export function handleComparisons(channel: InspectorChannel, load: LoadComparisons): void {
  const get = async (params: unknown): Promise<HeldComparison> =>
    (await load()).get(new Params(params).text('id'));
  channel.handle('comparison/head', async (params) => {
    const { rowCountOf } = await views();
    const { id, before, after, comparison } = await get(params);
    return { id, before: before.label, after: after.label, rowCount: rowCountOf(comparison) };
  });
  channel.handle('comparison/rows', async (params) => {
    const { toRows } = await views();
    const { comparison } = await get(params);
    return { rows: toRows(comparison, new Params(params).count('from'), rowsAtOnce) };
  });
  channel.handle('comparison/step', async (params) => {
    const { toStep } = await views();
    const { comparison } = await get(params);
    const step = toStep(comparison, new Params(params).count('at'));
    if (!step) {
      throw new RemoteError('notFound', vscode.l10n.t('This comparison has no such step.'));
    }
    return step;
  });
  channel.handle('comparison/openInEditor', async (params) => {
    const { openInDifferenceEditor } = await editors();
    const read = new Params(params);
    await openInDifferenceEditor(
      await get(params),
      read.any('at') === null ? null : read.count('at'),
    );
    return null;
  });
  channel.handle('comparison/openSummary', async (params) => {
    const { openSummary } = await editors();
    await openSummary(await get(params));
    return null;
  });
}
