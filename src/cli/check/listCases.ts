import { type SuiteSet } from '../../workbench/conformance/suiteSets.js';

/** Suite, heading, then a case a line with its id. */
export function listCases({ suites }: SuiteSet): string {
  const lines = suites.flatMap(({ id, title, cases }) => {
    const groups = [...new Set(cases.map(({ group }) => group))];
    return [
      `${title} (${id}): ${String(cases.length)} cases`,
      ...groups.flatMap((group) => [
        `  ${group}`,
        ...cases
          .filter((one) => one.group === group)
          .map((one) => `    ${one.id.padEnd(idWidth)} ${one.title}`),
      ]),
    ];
  });
  return `${lines.join('\n')}\n`;
}

const idWidth = 40;
