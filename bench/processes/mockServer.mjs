import { loadProduct } from '../setup/product.mjs';

const silent = () => undefined;
const logger = { trace: silent, debug: silent, info: silent, warn: silent, error: console.error };

/** As much as the extension gives it. */
const usualBudget = 64 * 1024 * 1024;

/** The mock server as the extension runs it, with nobody looking at the inspector. */
export async function startMockServer({
  people,
  captureBudgetBytes = usualBudget,
  isJudged = true,
}) {
  const { Workbench } = loadProduct();
  const workbench = new Workbench({ logger, captureBudgetBytes });
  const state = await workbench.start({
    host: '127.0.0.1',
    port: 0,
    basePath: '/scim/v2',
    authentication: { mode: 'bearer', token: 'of-the-bench' },
    profile: 'okta',
    seed: people,
    schemaFiles: [],
    portRetry: 0,
  });
  // As the extension does: every exchange is judged.
  if (isJudged) {
    await workbench.loadJudge();
  }
  return { workbench, ...state };
}
