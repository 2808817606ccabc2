import { clampRatio } from '../ui/splitter.js';
import { type ShownComparison, readShownComparison } from './comparison/shownComparison.js';
import { type ColumnChoice, noChoice, readColumnChoice } from './columns.js';

export const detailTabs = [
  'overview',
  'request',
  'response',
  'both',
  'resource',
  'compare',
] as const;
export type DetailTab = (typeof detailTabs)[number];

/** A row that stays above the list. */
export interface Pin {
  readonly id: string;
  readonly seq: number;
}

export const mostPins = 20;

/** What stands open between the toolbar and the list. */
export type Drawer = 'breakpoints' | 'faults';

/** What the view keeps through a reload: intent only, data is fetched again. */
export interface SavedState {
  readonly filterText: string;
  /** Queries of before, the newest first. */
  readonly filterHistory: readonly string[];
  readonly selectedId: string | undefined;
  readonly splitRatio: number;
  readonly tab: DetailTab;
  readonly isFollowing: boolean;
  /** What belongs together is one row. */
  readonly isGrouped: boolean;
  readonly columns: ColumnChoice;
  readonly pins: readonly Pin[];
  /** JSON bodies as text, not as a tree. */
  readonly isBodyText: boolean;
  readonly drawer: Drawer | undefined;
  readonly comparison: ShownComparison | undefined;
}

export const initialState: SavedState = {
  filterText: '',
  filterHistory: [],
  selectedId: undefined,
  splitRatio: 0.55,
  tab: 'overview',
  isFollowing: true,
  isBodyText: false,
  isGrouped: false,
  columns: noChoice,
  pins: [],
  drawer: undefined,
  comparison: undefined,
};

const isTab = (value: unknown): value is DetailTab => detailTabs.some((tab) => tab === value);

export function readTab(value: unknown): DetailTab {
  return isTab(value) ? value : initialState.tab;
}

const readDrawer = (value: unknown): Drawer | undefined =>
  value === 'breakpoints' || value === 'faults' ? value : undefined;

const isPin = (value: unknown): value is Pin =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'seq' in value &&
  typeof value.seq === 'number';

const readPins = (value: unknown): readonly Pin[] =>
  Array.isArray(value) ? value.filter(isPin).slice(0, mostPins) : [];

export const longestHistory = 20;

const readTexts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** Reads what an earlier version of the view may have left; anything odd becomes the default. */
export function readSavedState(value: unknown): SavedState {
  if (typeof value !== 'object' || value === null) {
    return initialState;
  }
  const saved: Readonly<Record<string, unknown>> = { ...value };
  const filterText = saved['filterText'];
  const selectedId = saved['selectedId'];
  const splitRatio = saved['splitRatio'];
  const isFollowing = saved['isFollowing'];
  const isBodyText = saved['isBodyText'];
  return {
    filterText: typeof filterText === 'string' ? filterText : initialState.filterText,
    filterHistory: readTexts(saved['filterHistory']).slice(0, longestHistory),
    selectedId: typeof selectedId === 'string' ? selectedId : undefined,
    splitRatio: typeof splitRatio === 'number' ? clampRatio(splitRatio) : initialState.splitRatio,
    tab: readTab(saved['tab']),
    isFollowing: typeof isFollowing === 'boolean' ? isFollowing : initialState.isFollowing,
    isBodyText: isBodyText === true,
    isGrouped: saved['isGrouped'] === true,
    columns: readColumnChoice(saved['columns']),
    pins: readPins(saved['pins']),
    drawer: readDrawer(saved['drawer']),
    comparison: readShownComparison(saved['comparison']),
  };
}
