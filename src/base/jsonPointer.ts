/** A JSON pointer (RFC 6901) to what the steps lead to: names of members and indexes of elements. */
export const toPointer = (steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${escapeStep(step)}`).join('');

const escapeStep = (step: string | number): string =>
  typeof step === 'string' && /[~/]/.test(step)
    ? step.replaceAll('~', '~0').replaceAll('/', '~1')
    : String(step);
