import { type ExchangeSummary } from '../../src/protocol/inspector.js';
/** Local time of day with milliseconds: requests of one sync run lie close together. */
export declare function formatTime(milliseconds: number): string;
export declare function formatDateTime(milliseconds: number): string;
export declare function formatDuration(milliseconds: number): string;
export declare function formatSize(bytes: number): string;
export declare const formatCount: (count: number) => string;
/** How an exchange ended, told by shape and colour in the list. */
export type StatusKind = 'success' | 'redirect' | 'warning' | 'error' | 'aborted';
export declare function statusKind(summary: ExchangeSummary): StatusKind;
export declare function statusText(status: number): string;
