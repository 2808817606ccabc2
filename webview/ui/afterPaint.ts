/** Longest wait, in milliseconds: a page that nobody sees is not painted. */
const longest = 100;

/** Resolves once what is drawn in the next frame is on its way to the screen. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, longest);
    requestAnimationFrame(() => {
      setTimeout(resolve);
    });
  });
