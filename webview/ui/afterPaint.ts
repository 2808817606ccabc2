/** Longest wait, in milliseconds: a page that nobody sees is not painted. */
const longest = 1000;

/** Resolves once what is drawn in the next frame is on the screen: a frame later. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, longest);
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        setTimeout(resolve);
      });
    });
  });
