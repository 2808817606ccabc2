/** What people in examples are called; then syllables, of which there is no end. */
const names =
  'avery blake casey dale ellis finley gray harper indigo jules kai lane marlow noor oakley parker quinn reese sage tatum umber vale wren xen yael zion arden briar cove darcy eden fable gale haven iris jovi koa linden merit nova onyx perry rowan sol teal vesper willow'.split(
    ' ',
  );
const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';
const syllableCount = consonants.length * vowels.length;

/** Another name for each number, in lower case, the short ones first. */
export function madeUpName(index: number): string {
  const name = names[index];
  return name ?? toSyllables(index - names.length + syllableCount * syllableCount);
}

function toSyllables(number: number): string {
  let rest = number;
  let text = '';
  while (rest > 0) {
    const syllable = rest % syllableCount;
    text += `${consonants.charAt(Math.floor(syllable / vowels.length))}${vowels.charAt(syllable % vowels.length)}`;
    rest = Math.floor(rest / syllableCount);
  }
  return text;
}

/** Another number of that many digits for each index; longer ones where there are no more. */
export function madeUpDigits(index: number, length: number): string {
  const first = 10 ** (length - 1);
  const room = 9 * first;
  return index < room ? String(first + index) : madeUpDigits(index - room, length + 1);
}
