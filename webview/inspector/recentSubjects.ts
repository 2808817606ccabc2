/** So many are remembered: as many as somebody could want to be reminded of. */
const mostRemembered = 5_000;

/** Who the rows are about, each once, so that a proposal costs no walk over the rows. */
export class RecentSubjects {
  /** By subject, the newest row about it. */
  readonly #newest = new Map<string, number>();

  add({ seq, subject }: { readonly seq: number; readonly subject?: string }): void {
    if (subject === undefined) {
      return;
    }
    this.#newest.set(subject, seq);
    if (this.#newest.size > mostRemembered) {
      const [first = subject] = this.#newest.keys();
      this.#newest.delete(first);
    }
  }

  clear(): void {
    this.#newest.clear();
  }

  /**
   * Those that have the text in them, whatever its capitals, the newest first.
   *
   * @param firstSeq of the oldest row that there still is
   */
  with(text: string, firstSeq: number, limit: number): readonly string[] {
    const wanted = text.toLowerCase();
    return [...this.#newest]
      .filter(([subject, seq]) => seq >= firstSeq && subject.toLowerCase().includes(wanted))
      .toSorted(([, left], [, right]) => right - left)
      .slice(0, limit)
      .map(([subject]) => subject);
  }
}
