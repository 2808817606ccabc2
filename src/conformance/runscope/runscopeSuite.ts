import { type CaseContext } from '../model/caseContext.js';
import { type ConformanceCase, type Suite } from '../model/conformanceCase.js';
import { Play } from './play.js';
import { type RequestStep, type RunscopeFile } from './runscopeFile.js';
import { type RunscopeOptions } from './runscopeOptions.js';

/**
 * A file of Runscope as a suite: each request a case, one after another, as each may need what those
 * before it have made. A case that is run without them plays them first.
 */
export function runscopeSuite(file: RunscopeFile, options: RunscopeOptions): Suite {
  const requests = file.steps.filter((step) => step.kind === 'request');
  let play: Play | undefined;
  const run = async (context: CaseContext, step: RequestStep): Promise<void> => {
    if (!play?.isBefore(context, step)) {
      play = new Play(file, options, context);
    }
    await play.goOn(context, step);
  };
  const slug = slugOf(file.name);
  return {
    id: 'file',
    title: file.name,
    cases: requests.map((step, at): ConformanceCase => ({
      id: `file.${slug}.step${String(step.number)}`,
      group: file.name,
      title: `${String(step.number)}. ${step.note === '' ? `${step.method} ${step.url}` : step.note}`,
      requirements: [],
      needs: [],
      keepsData: at < requests.length - 1,
      run: (context) => run(context, step),
    })),
  };
}

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
