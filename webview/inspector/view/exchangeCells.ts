import { type TemplateResult, html, render } from 'lit/html.js';
import { type ExchangeSummary } from '../../../src/protocol/inspector.js';
import { icon } from '../../ui/icons.js';
import { type ColumnName } from '../columns.js';
import { formatCount, formatDuration, formatTime } from '../format.js';
import { type GroupPlace } from '../rowGroups.js';
import { controlStrings, strings } from '../strings.js';
import { statusBadge, statusLook } from './statusBadge.js';

/** What a row shows, and how. */
export interface RowLook {
  readonly summary: ExchangeSummary;
  /** Among the visible rows. */
  readonly index: number;
  readonly isSelected: boolean;
  readonly group: GroupPlace | undefined;
}

/** Draws one cell. What it shows is told by the text: while it stays, the cell does too. */
export interface CellDrawing {
  textOf(look: RowLook): string;
  draw(cell: HTMLElement, look: RowLook, text: string): void;
}

const originals = new Map<string, Element>();

/** Drawn once, and copied from then on: rows come and go with each frame. */
function copyOf(key: string, template: () => TemplateResult): Element {
  let original = originals.get(key);
  if (!original) {
    const place = document.createElement('div');
    render(template(), place);
    original = place.firstElementChild ?? place;
    originals.set(key, original);
  }
  return document.importNode(original, true);
}

const plain = (read: (summary: ExchangeSummary) => string): CellDrawing => ({
  textOf: ({ summary }) => read(summary),
  draw: (cell, _, text) => {
    cell.textContent = text;
  },
});

function groupMark(group: GroupPlace | undefined): readonly Element[] {
  if (!group) {
    return [];
  }
  if (group.kind === 'member') {
    return [copyOf('member', () => html`<span class="group-member" aria-hidden="true"></span>`)];
  }
  const name = group.isOpen ? 'chevronDown' : 'chevronRight';
  const words = group.isOpen ? strings.groups.close : strings.groups.open;
  return [copyOf(name, () => html`<span class="group-mark" data-fold>${icon(name, words)}</span>`)];
}

/** A folded group is named by what it comes to. */
function titleOf({ summary, group }: RowLook): string {
  const { operation, operationId = '', method } = summary;
  if (group?.kind !== 'head' || group.isOpen || method !== 'POST') {
    return operation;
  }
  return operationId.startsWith('group.') ? strings.groups.newGroup : strings.groups.newUser;
}

function subjectMark({ subject }: ExchangeSummary): readonly (Node | string)[] {
  if (subject === undefined) {
    return [];
  }
  const mark = document.createElement('span');
  mark.className = 'subject';
  mark.textContent = subject;
  return [' ', mark];
}

/** Sent again: its detail leads to the one that it repeats. */
const replayMark = ({ replayOf }: ExchangeSummary): readonly (Node | string)[] =>
  replayOf === undefined
    ? []
    : [copyOf('replay', () => icon('replay', controlStrings.replays.mark)), ' '];

const operation: CellDrawing = {
  textOf: (look) => {
    const { kind = '', isOpen = false } = look.group ?? {};
    const { subject = '', replayOf } = look.summary;
    const isReplay = replayOf !== undefined;
    return `${kind} ${String(isOpen)} ${String(isReplay)}\n${titleOf(look)}\n${subject}`;
  },
  draw: (cell, look) => {
    const { summary, group } = look;
    const marks = [...groupMark(group), ...replayMark(summary)];
    cell.replaceChildren(...marks, titleOf(look), ...subjectMark(summary));
  },
};

const status: CellDrawing = {
  textOf: ({ summary }) => {
    const { kind, words, title } = statusLook(summary);
    return `${kind}\n${words}\n${title}`;
  },
  draw: (cell, { summary }) => {
    const { kind, words, title } = statusLook(summary);
    const badge = copyOf(`status ${kind}`, () => statusBadge(summary));
    badge.setAttribute('title', title);
    const text = badge.querySelector('span');
    if (text) {
      text.textContent = words;
    }
    cell.replaceChildren(badge);
  },
};

const levels = ['error', 'warning', 'hint'] as const;
type Level = (typeof levels)[number];

/** How many of each level, the worst first; those that there are none of are left out. */
function levelsOf({ worstLevel, levelCounts }: ExchangeSummary): readonly [Level, number][] {
  if (!levelCounts) {
    return worstLevel === undefined ? [] : [[worstLevel, 1]];
  }
  return levels.flatMap((level, at): readonly [Level, number][] => {
    const count = levelCounts[at] ?? 0;
    return count === 0 ? [] : [[level, count]];
  });
}

function levelMark(level: Level, count: number): Element {
  if (count === 1) {
    return copyOf(level, () => icon(level, strings.levels[level]));
  }
  return copyOf(
    `${level} ${String(count)}`,
    () =>
      html`<span
        class="level-mark"
        role="img"
        aria-label=${`${formatCount(count)} ${strings.query.facets[level]}`}
        >${icon(level)}${formatCount(count)}</span
      >`,
  );
}

const finding: CellDrawing = {
  textOf: ({ summary }) => levelsOf(summary).flat().join(' '),
  draw: (cell, { summary }) => {
    cell.replaceChildren(...levelsOf(summary).map(([level, count]) => levelMark(level, count)));
  },
};

/** Its place and length are set by the row, as they depend on the others in view. */
const waterfall: CellDrawing = {
  textOf: ({ summary: { startedAt, duration } }) =>
    strings.bar(formatTime(startedAt), formatDuration(duration)),
  draw: (cell, _, words) => {
    const bar = cell.firstElementChild ?? cell.appendChild(document.createElement('span'));
    bar.className = 'bar';
    bar.setAttribute('role', 'img');
    bar.setAttribute('aria-label', words);
  },
};

export const cellDrawings: Readonly<Record<ColumnName, CellDrawing>> = {
  time: plain(({ startedAt }) => formatTime(startedAt)),
  method: plain(({ method }) => method),
  operation,
  path: plain(({ path }) => path),
  status,
  duration: plain(({ duration }) => formatDuration(duration)),
  waterfall,
  finding,
};
