import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/setup/projectRoot.mjs';
import { partNames } from '../profile/serverProfile.mjs';
import { readPeerVersions } from '../setup/peers.mjs';
import { inspectorSection } from './inspectorSection.mjs';
import { memorySection } from './memorySection.mjs';
import { hasGoal, isMet, toCells } from './table.mjs';

/** @typedef {import('./row.mjs').Row} Row */

/**
 * Writes docs/performance.md.
 *
 * @param {readonly Row[]} rows
 * @param {boolean} isQuick
 * @param {Awaited<ReturnType<typeof import('../profile/serverProfile.mjs').profileServer>>} profiles
 */
export async function writePerformance(rows, isQuick, profiles) {
  const versions = Object.entries(await readPeerVersions());
  const goals = rows.filter(hasGoal);
  const missed = goals.filter((row) => !isMet(row)).length;
  const text = `# Performance

Written by \`npm run bench -- ${isQuick ? '--quick ' : ''}--write\`. Each row is measured beside its peer in turns, in one run, and what
counts is the ratio: above 1, the product is the faster one (or stays below the limit). A peer that answers a
kind of filter wrongly is no measure for it.

- Node ${process.versions.node}, ${process.platform} ${process.arch}, ${String(cpus().length)} cores
- ${versions.map(([name, version]) => `${name} ${version}`).join(', ')}
- ${String(goals.length - missed)} of ${String(goals.length)} goals are met${isQuick ? '; a quick run: fewer rounds, without 100,000 people' : ''}

| what | ours | beside | figure | ratio (low to high) | goal | |
|---|---|---|---|---|---|---|
${rows.map((row) => `| ${toCells(row).join(' | ')} |`).join('\n')}

${toProfileSection(profiles)}

${memorySection}

${inspectorSection}
`;
  await writeFile(join(projectRoot, 'docs/performance.md'), text);
}

function toProfileSection(profiles) {
  const names = profiles.map(({ name }) => name);
  return [
    '## Where the time goes',
    '',
    'From CPU profiles of the packaged `serve --json` under load, eight connections, every exchange captured, judged and',
    'told; in hundredths of the time in which it does not wait.',
    '',
    `| part | ${names.join(' | ')} |`,
    `|---|${names.map(() => '---|').join('')}`,
    ...partNames.map(
      (part) =>
        `| ${part} | ${profiles.map(({ shares }) => (shares.get(part) * 100).toFixed(0)).join(' | ')} |`,
    ),
  ].join('\n');
}
