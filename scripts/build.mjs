import { runMain } from './process/runMain.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';

await runMain(async () => {
  await ensureDependencies();
  const { buildProduct } = await import('../esbuild.config.mjs');
  await buildProduct();
});
