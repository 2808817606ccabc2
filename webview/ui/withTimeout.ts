/** Settles as `promise` does, or rejects with `message` when that takes longer than `delay` ms. */
export function withTimeout<T>(promise: Promise<T>, delay: number, message: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(message));
    }, delay);
    promise.then(resolve, reject).finally(() => {
      clearTimeout(timer);
    });
  });
}
