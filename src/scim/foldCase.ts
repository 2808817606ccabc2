/** U+3000, and what Unicode calls half- and fullwidth forms. */
const otherWidths = /[\u3000\uff01-\uffee]/g;

// eslint-disable-next-line no-control-regex -- the control characters are ASCII, too
const ascii = /^[\u0000-\u007f]*$/;

/**
 * A text as it is compared where case does not matter, for equality and uniqueness: in lower case, characters of
 * another width as the usual ones, and composed. RFC 7644 5 wants user names compared so (RFC 7613 3.2): "é" is one
 * name, whether it comes as one character or as two.
 */
export const foldCase = (text: string): string =>
  ascii.test(text)
    ? text.toLowerCase()
    : text
        .replaceAll(otherWidths, (character) => character.normalize('NFKC'))
        .toLowerCase()
        .normalize('NFC');
