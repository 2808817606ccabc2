import { relative, resolve } from 'node:path';
import { rm } from 'node:fs/promises';
import { rolldown } from 'rolldown';
import { SetUpError } from '../process/setUpError.mjs';
import { projectRoot } from '../setup/projectRoot.mjs';
import { findReached } from './findReached.mjs';
import { parts } from './parts.mjs';
import { standIns } from './standIns.mjs';

const inProject = (path) => resolve(projectRoot, path);

/** @type {import('rolldown').InputOptions} */
const input = {
  input: { extension: inProject('src/extension/main.ts'), cli: inProject('src/cli/main.ts') },
  cwd: projectRoot,
  platform: 'node',
  external: ['vscode'],
  // With the compiler's settings, an import of types alone would load its module.
  tsconfig: false,
  transform: { target: 'node20' },
  resolve: {
    alias: Object.fromEntries(
      Object.entries(standIns).map(([name, path]) => [name, inProject(path)]),
    ),
  },
  // What a part needs of an entry it takes from there: else each start would read one file more.
  preserveEntrySignatures: 'allow-extension',
};

/** @type {import('rolldown').OutputOptions} */
const output = {
  dir: inProject('dist'),
  format: 'cjs',
  minify: true,
  sourcemap: true,
  entryFileNames: '[name].cjs',
  chunkFileNames: 'parts/[name].cjs',
  banner: ({ name }) => (name === 'cli' ? '#!/usr/bin/env node' : ''),
  codeSplitting: { groups: [...parts] },
};

/**
 * Writes the extension, the command line, and the parts that they share.
 *
 * @returns what each file holds and asks for, as esbuild's metafile tells it
 */
export async function buildNodeBundle() {
  await rm(inProject('dist/parts'), { recursive: true, force: true });
  const bundle = await rolldown(input);
  const written = await bundle.write(output);
  await bundle.close();
  const outputs = Object.fromEntries(
    written.output
      .filter(({ type }) => type === 'chunk')
      .map((chunk) => [`dist/${chunk.fileName}`, describe(chunk)]),
  );
  checkCommandLine(outputs);
  return outputs;
}

function describe({ code, modules, imports, dynamicImports }) {
  const toImport = (kind) => (path) => ({
    path: path.endsWith('.cjs') ? `dist/${path}` : path,
    kind,
  });
  return {
    bytes: Buffer.byteLength(code),
    inputs: Object.fromEntries(
      Object.entries(modules).map(([path, { renderedLength }]) => [
        relative(projectRoot, path),
        { bytesInOutput: renderedLength },
      ]),
    ),
    imports: [
      ...imports.map(toImport('require-call')),
      ...dynamicImports.map(toImport('dynamic-import')),
    ],
  };
}

/** The command line runs where there is no VS Code. */
function checkCommandLine(outputs) {
  const reached = findReached(outputs, ['dist/cli.cjs'], { isLazyToo: true });
  const wrong = reached.filter((path) =>
    outputs[path].imports.some(({ path: asked }) => asked === 'vscode'),
  );
  if (wrong.length > 0) {
    throw new SetUpError(
      `${wrong.join(', ')} asks for vscode, and the command line for that file. Mend scripts/bundle/parts.mjs.`,
    );
  }
}
