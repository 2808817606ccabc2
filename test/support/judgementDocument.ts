import { judgementRows } from '../../src/okta/judgement/judgeAnswer.js';
import {
  type JudgementRow,
  type ReactionKind,
  type StepKind,
} from '../../src/okta/judgement/judgement.js';
import { judged, judgedExamples } from './judgedExamples.js';

const head = `# What Okta does with an answer

Made of the table in \`src/okta/judgement\` and of the examples that test it: \`UPDATE_GOLDEN=1 npm run test:unit\` writes this page
anew. Of the rows for a step, the first whose condition holds decides. Texts are those that the admin sees, in the System Log
or under Dashboard > Tasks, here of Lena Brandt and the group Sales. **Inferred** means that no source has the text or the
reaction: it follows from what sources say of others.
`;

const sections: readonly { readonly title: string; readonly steps: readonly StepKind[] }[] = [
  { title: 'Any request', steps: [] },
  { title: 'Test of the connection', steps: ['probeUsers', 'probeGroups'] },
  { title: 'Existence check of a person or a group', steps: ['findUser', 'findGroup'] },
  { title: 'Creation of a person', steps: ['createUser'] },
  { title: 'GET before a PUT', steps: ['readUser'] },
  {
    title: 'Profile push, activation, password',
    steps: ['pushProfile', 'setActive', 'pushPassword'],
  },
  { title: 'Group push', steps: ['createGroup', 'readGroup', 'updateGroup', 'deleteGroup'] },
  { title: 'Import', steps: ['importUsers', 'importGroups'] },
  {
    title: 'Entitlements and schemas',
    steps: ['readResourceTypes', 'readSchemas', 'readEntitlements'],
  },
];

const reactions: Readonly<Record<ReactionKind, string>> = {
  continue: 'Okta goes on',
  task: 'a task',
  retry: 'the same again, later',
  stop: 'Okta stops without a task',
};

/** The page docs/okta-answers.md. */
export const judgementDocument = (): string =>
  [
    head,
    ...sections.flatMap(({ title, steps }) => [
      `## ${title}`,
      '',
      ...rowsOf(steps).map(toLine),
      '',
    ]),
  ]
    .join('\n')
    .trimEnd() + '\n';

const rowsOf = (steps: readonly StepKind[]): readonly JudgementRow[] =>
  judgementRows.filter(({ at }) =>
    steps.length === 0 ? at.length === 0 : at.some((step) => steps.includes(step)),
  );

function toLine(row: JudgementRow): string {
  const { id, condition, reaction, note, difference, isInferred = false } = row;
  const text = exampleText(row);
  const parts = [
    `${reactions[reaction]}${text === undefined ? '' : `: “${text}”`}`,
    ...(note === undefined ? [] : [note]),
    ...(difference === undefined ? [] : [difference]),
    ...(isInferred ? ['**Inferred**'] : []),
  ];
  return `- \`${id}\`: ${condition} → ${parts.join('. ').replaceAll('.”. ', '.” ')}${/[.”]$/.test(parts.at(-1) ?? '') ? '' : '.'}`;
}

function exampleText({ id, text }: JudgementRow): string | undefined {
  const example = judgedExamples.find(({ row }) => row === id);
  return (
    example && text?.(judged(example.step, example.answer, example.over)).replaceAll('<', '&lt;')
  );
}
