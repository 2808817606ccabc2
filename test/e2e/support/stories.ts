import { after, before, test } from 'node:test';
import { Workbench, type WorkbenchOptions } from './workbench.js';

const limit = 180_000;

/** Tells one story, as a test. */
export type Tell = (name: string, story: (workbench: Workbench) => Promise<void>) => void;

/**
 * One VS Code for the stories of a file, which go on from each other in their order. Each leaves a
 * picture of its end in `.tooling/e2e`, also where it fails.
 */
export function inWorkbench(options: WorkbenchOptions = {}): Tell {
  let opened: Workbench | undefined;
  before(async () => {
    opened = await Workbench.open(options);
  });
  after(() => opened?.close());
  return (name, story) => {
    void test(name, { timeout: limit }, async () => {
      if (!opened) {
        throw new Error('VS Code did not open');
      }
      try {
        await story(opened);
      } finally {
        await opened.takePicture(name);
      }
    });
  };
}
