/** A JSON pointer (RFC 6901) to what the steps lead to: names of members and indexes of elements. */
export const toPointer = (steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${escapeStep(step)}`).join('');

const escapeStep = (step: string | number): string =>
  typeof step === 'string' && /[~/]/.test(step)
    ? step.replaceAll('~', '~0').replaceAll('/', '~1')
    : String(step);

/** The steps of a JSON pointer, indexes as they are written. */
export const fromPointer = (pointer: string): readonly string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
