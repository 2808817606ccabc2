/**
 * Whether new rows keep the end of the list in view. `isOn` is what the user chose; `isPinned` says
 * whether the list stands at its end right now: scrolling up or selecting a row lets go of it.
 */
export interface FollowMode {
    readonly isOn: boolean;
    readonly isPinned: boolean;
}
export declare const startFollowing: (isOn: boolean) => FollowMode;
export declare const toggleFollow: (mode: FollowMode) => FollowMode;
export declare const letGo: (mode: FollowMode) => FollowMode;
/** After "N new": the user asks for the end. */
export declare const jumpToEnd: (mode: FollowMode) => FollowMode;
/** The user scrolled by hand. */
export declare const scrolled: (mode: FollowMode, isAtEnd: boolean) => FollowMode;
