import { type TemplateResult } from 'lit/html.js';
export type SplitOrientation = 'sideBySide' | 'stacked';
export interface Splitter {
    readonly orientation: SplitOrientation;
    /** Share of the first pane, 0 to 1. */
    readonly ratio: number;
    readonly label: string;
    readonly change: (ratio: number) => void;
}
export declare const clampRatio: (ratio: number) => number;
/** Where a key moves the splitter, or undefined for a key that does not. */
export declare function ratioForKey(key: string, ratio: number): number | undefined;
/** The bar between two panes: dragged, moved with the arrow keys, put back by a double click. */
export declare function splitter({ orientation, ratio, label, change }: Splitter): TemplateResult;
