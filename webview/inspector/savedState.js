import { clampRatio } from '../ui/splitter.js';
export const detailTabs = ['overview', 'request', 'response'];
export const initialState = {
    filterText: '',
    selectedId: undefined,
    splitRatio: 0.55,
    tab: 'overview',
    isFollowing: true,
};
const isTab = (value) => detailTabs.some((tab) => tab === value);
export function readTab(value) {
    return isTab(value) ? value : initialState.tab;
}
/** Reads what an earlier version of the view may have left; anything odd becomes the default. */
export function readSavedState(value) {
    if (typeof value !== 'object' || value === null) {
        return initialState;
    }
    const saved = { ...value };
    const filterText = saved['filterText'];
    const selectedId = saved['selectedId'];
    const splitRatio = saved['splitRatio'];
    const isFollowing = saved['isFollowing'];
    return {
        filterText: typeof filterText === 'string' ? filterText : initialState.filterText,
        selectedId: typeof selectedId === 'string' ? selectedId : undefined,
        splitRatio: typeof splitRatio === 'number' ? clampRatio(splitRatio) : initialState.splitRatio,
        tab: readTab(saved['tab']),
        isFollowing: typeof isFollowing === 'boolean' ? isFollowing : initialState.isFollowing,
    };
}
//# sourceMappingURL=savedState.js.map