/**
 * Whether new rows keep the end of the list in view. `isOn` is what the user chose; `isPinned` says
 * whether the list stands at its end right now: scrolling up or selecting a row lets go of it.
 */
export interface FollowMode {
  readonly isOn: boolean;
  readonly isPinned: boolean;
}

export const startFollowing = (isOn: boolean): FollowMode => ({ isOn, isPinned: isOn });

export const toggleFollow = (mode: FollowMode): FollowMode => startFollowing(!mode.isOn);

export const letGo = (mode: FollowMode): FollowMode => ({ ...mode, isPinned: false });

/** After "N new": the user asks for the end. */
export const jumpToEnd = (mode: FollowMode): FollowMode => ({ ...mode, isPinned: mode.isOn });

/** The user scrolled by hand. */
export const scrolled = (mode: FollowMode, isAtEnd: boolean): FollowMode => ({
  ...mode,
  isPinned: mode.isOn && isAtEnd,
});
