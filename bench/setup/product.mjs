import { createRequire } from 'node:module';
import { join } from 'node:path';
import { toolingFolder } from '../../scripts/setup/toolingFolder.mjs';

export const productFile = join(toolingFolder, 'bench-product', 'product.cjs');

/** What buildProduct.mjs has made of the sources. */
export const loadProduct = () => createRequire(import.meta.url)(productFile);
