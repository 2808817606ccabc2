/** What cannot be had on this machine: what happened, and what to do. Shown without a stack. */
export class SetUpError extends Error {
  name = 'SetUpError';
}
