/**
 * `node scripts/checkTexts.mjs`: holds the German bundle against what the extension says at run time.
 * (The texts of package.json are compared by checkManifest.mjs, those of the webviews by the compiler.)
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from './process/progress.mjs';
import { runMain } from './process/runMain.mjs';
import { SetUpError } from './process/setUpError.mjs';
import { projectRoot } from './setup/projectRoot.mjs';
import { extractTexts } from './texts/extractTexts.mjs';

const path = 'l10n/bundle.l10n.de.json';

await runMain(async () => {
  const english = await extractTexts();
  const german = JSON.parse(await readFile(join(projectRoot, path), 'utf8'));
  const problems = [
    ...findMissing(english, german),
    ...findOrphans(english, german),
    ...findOtherPieces(german),
    ...findDisorder(Object.keys(german)),
  ];
  if (problems.length > 0) {
    throw new SetUpError(
      `${path} does not fit:\n${problems.map((line) => `  ${line}`).join('\n')}`,
    );
  }
  say(`${path} fits: ${String(english.size)} texts`);
});

function quote(text) {
  return JSON.stringify(text);
}

function findMissing(english, german) {
  return [...english]
    .filter(([text]) => !Object.hasOwn(german, text) || german[text].trim() === '')
    .map(([text, where]) => `not translated, of ${where}: ${quote(text)}`);
}

function findOrphans(english, german) {
  return Object.keys(german)
    .filter((text) => !english.has(text))
    .map((text) => `translates what nothing says any more: ${quote(text)}`);
}

/** Values, icons and addresses are no words: both languages have the same. */
function findOtherPieces(german) {
  return Object.entries(german)
    .filter(([text, translated]) => piecesOf(text) !== piecesOf(translated))
    .map(
      ([text, translated]) =>
        `${quote(text)} has ${piecesOf(text) || 'no values'}, its translation ${piecesOf(translated) || 'none'}`,
    );
}

function piecesOf(text) {
  return (text.match(/\{\d+\}|\$\([\w~-]+\)|https?:\/\/[\w./:-]*\w/g) ?? []).sort().join(' ');
}

/** In order, so that two branches that add texts do not meet in the same line. */
function findDisorder(texts) {
  const at = texts.findIndex((text, index) => index > 0 && texts[index - 1] > text);
  return at < 0 ? [] : [`out of order (by code units): ${quote(texts[at])}`];
}
