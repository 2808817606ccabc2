export declare const detailTabs: readonly ["overview", "request", "response"];
export type DetailTab = (typeof detailTabs)[number];
/** What the view keeps through a reload: intent only, data is fetched again. */
export interface SavedState {
    readonly filterText: string;
    readonly selectedId: string | undefined;
    readonly splitRatio: number;
    readonly tab: DetailTab;
    readonly isFollowing: boolean;
}
export declare const initialState: SavedState;
export declare function readTab(value: unknown): DetailTab;
/** Reads what an earlier version of the view may have left; anything odd becomes the default. */
export declare function readSavedState(value: unknown): SavedState;
