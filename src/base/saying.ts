/** A text for people with its values apart, so that a host can say it in another language. */
export interface Saying {
  /** In English, with `{0}`, `{1}` … where the values stand. */
  readonly pattern: string;
  readonly values: readonly (string | Saying)[];
}

/**
 * Takes what `vscode.l10n.t` takes, for layers that know no VS Code. The pattern is written out where it is
 * called: `scripts/checkTexts.mjs` reads it from the code.
 */
export const saying = (
  pattern: string,
  ...values: readonly (string | number | Saying)[]
): Saying => ({
  pattern,
  values: values.map((value) => (typeof value === 'object' ? value : String(value))),
});

/** As the host says it, in its language. */
export type Say = (said: Saying) => string;

export const sayInEnglish: Say = ({ pattern, values }) =>
  pattern.replace(/\{(\d+)\}/g, (place, at: string) => {
    const value = values[Number(at)];
    return typeof value === 'object' ? sayInEnglish(value) : (value ?? place);
  });

/** A failure whose message can be said in another language, where it is a Saying. */
export class SayingError extends Error {
  readonly saying: Saying | undefined;

  constructor(said: Saying | string, options?: ErrorOptions) {
    super(typeof said === 'string' ? said : sayInEnglish(said), options);
    this.saying = typeof said === 'string' ? undefined : said;
  }
}
