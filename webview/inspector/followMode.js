export const startFollowing = (isOn) => ({ isOn, isPinned: isOn });
export const toggleFollow = (mode) => startFollowing(!mode.isOn);
export const letGo = (mode) => ({ ...mode, isPinned: false });
/** After "N new": the user asks for the end. */
export const jumpToEnd = (mode) => ({ ...mode, isPinned: mode.isOn });
/** The user scrolled by hand. */
export const scrolled = (mode, isAtEnd) => ({
    ...mode,
    isPinned: mode.isOn && isAtEnd,
});
//# sourceMappingURL=followMode.js.map