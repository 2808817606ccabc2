/**
 * `node scripts/checkManifest.mjs`: holds package.json against the ids in the code, the texts of
 * package.nls.json and the files on disk. The host tests hold it against a running VS Code.
 */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { say } from './process/progress.mjs';
import { runMain } from './process/runMain.mjs';
import { SetUpError } from './process/setUpError.mjs';
import { projectRoot } from './setup/projectRoot.mjs';

await runMain(async () => {
  const manifest = await readJson('package.json');
  const texts = await readJson('package.nls.json');
  // Compiled by `tsc -b`; it imports nothing but types.
  const compiled = join(projectRoot, 'out/src/extension/contributions.js');
  const { commandIds } = await import(pathToFileURL(compiled).href);
  const problems = [
    ...compareCommands(manifest, commandIds),
    ...compareTexts(manifest, texts),
    ...compareLanguages(texts, await readJson('package.nls.de.json')),
    ...(await findMissingFiles(manifest)),
    ...(await compareHelpPages(manifest)),
    ...findUnknownSettings(manifest),
  ];
  if (problems.length > 0) {
    throw new SetUpError(`package.json does not fit:\n${problems.map(indent).join('\n')}`);
  }
  say(`package.json fits: ${String(commandIds.length)} commands`);
});

function compareCommands({ contributes }, commandIds) {
  const contributed = contributes.commands.map(({ command }) => command);
  const used = Object.values(contributes.menus).flatMap((items) =>
    items.map(({ command }) => command),
  );
  const named = JSON.stringify(contributes.walkthroughs).match(/(?<=onCommand:)[\w.]+/g) ?? [];
  return [
    ...without(commandIds, contributed).map((id) => `${id}: in the code, not contributed`),
    ...without(contributed, commandIds).map((id) => `${id}: contributed, not in the code`),
    ...without([...used, ...named], contributed).map((id) => `${id}: used, not contributed`),
  ];
}

/** Every %key% has a text, and every text is used. */
function compareTexts(manifest, texts) {
  const used = (JSON.stringify(manifest).match(/%[\w.]+%/g) ?? []).map((key) => key.slice(1, -1));
  const known = Object.keys(texts);
  const linked = Object.values(texts).flatMap((text) => text.match(/(?<=\(command:)[\w.]+/g) ?? []);
  const own = manifest.contributes.commands.map(({ command }) => command);
  return [
    ...without(used, known).map((key) => `%${key}%: has no text in package.nls.json`),
    ...without(known, used).map((key) => `${key}: a text of package.nls.json that nothing uses`),
    ...without(
      linked.filter((id) => id.startsWith('scimWorkbench.')),
      own,
    ).map((id) => `${id}: linked in a text, not contributed`),
  ];
}

/** German says what English says, and leads to the same places. */
function compareLanguages(english, german) {
  const linksOf = (text = '') => (text.match(/(?<=\]\()[^)]+/g) ?? []).join(' ');
  const both = Object.keys(english).filter((key) => key in german);
  return [
    ...without(Object.keys(english), Object.keys(german)).map(
      (key) => `${key}: has no text in package.nls.de.json`,
    ),
    ...without(Object.keys(german), Object.keys(english)).map(
      (key) => `${key}: a text of package.nls.de.json that English does not have`,
    ),
    ...both
      .filter((key) => linksOf(english[key]) !== linksOf(german[key]))
      .map((key) => `${key}: its links in package.nls.de.json are not those of package.nls.json`),
  ];
}

async function findMissingFiles(manifest) {
  const paths = JSON.stringify(manifest).match(/(?<=")media\/[\w./-]+(?=")/g) ?? [];
  const listed = (await readFile(join(projectRoot, 'scripts/packageFiles.txt'), 'utf8')).split(
    '\n',
  );
  const checks = [...new Set(paths)].map(async (path) => {
    const isThere = await access(join(projectRoot, path)).then(
      () => true,
      () => false,
    );
    return [
      ...(isThere ? [] : [`${path}: named, but there is no such file`]),
      ...(listed.includes(path) ? [] : [`${path}: named, but not packaged`]),
    ];
  });
  return (await Promise.all(checks)).flat();
}

/** VS Code takes `start.nls.de.md` in place of `start.md` where its language is German. */
async function compareHelpPages({ contributes }) {
  const pages = contributes.walkthroughs.flatMap(({ steps }) =>
    steps.flatMap(({ media }) => media.markdown ?? []),
  );
  const commands = Object.entries(await readJson('package.nls.de.json'));
  const english = await readJson('package.nls.json');
  const compared = pages.map(async (path) => {
    const translated = path.replace(/\.md$/, '.nls.de.md');
    const missing = await findMissingFiles([translated]);
    if (missing.length > 0) {
      return missing;
    }
    const [text, german] = await Promise.all(
      [path, translated].map((one) => readFile(join(projectRoot, one), 'utf8')),
    );
    // What is typed, clicked at Okta, or a command that German calls otherwise.
    const titles = commands
      .filter(([key]) => key.startsWith('command.') && text.includes(`SCIM: ${english[key]}**`))
      .filter(([, title]) => !german.replaceAll(/\s+/g, ' ').includes(`SCIM: ${title}**`))
      .map(([, title]) => `${translated}: does not name the command "SCIM: ${title}"`);
    const code = (page) => (page.match(/```[^]*?```|`[^`\n]+`/g) ?? []).sort().join(' ');
    return [
      ...titles,
      ...(code(text) === code(german) ? [] : [`${translated}: other code than in ${path}`]),
    ];
  });
  return (await Promise.all(compared)).flat();
}

function findUnknownSettings({ capabilities, contributes }) {
  const known = Object.keys(contributes.configuration.properties);
  const restricted = capabilities.untrustedWorkspaces.restrictedConfigurations;
  return without(restricted, known).map((name) => `${name}: restricted, but no setting`);
}

function without(items, others) {
  return [...new Set(items)].filter((item) => !others.includes(item));
}

async function readJson(path) {
  return JSON.parse(await readFile(join(projectRoot, path), 'utf8'));
}

function indent(line) {
  return `  ${line}`;
}
