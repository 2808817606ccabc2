/** Of the body of an answer; not between the halves of a character. */
export function firstHalf(text: string): string {
  const half = text.slice(0, Math.ceil(text.length / 2));
  return /[\uD800-\uDBFF]$/.test(half) ? half.slice(0, -1) : half;
}
