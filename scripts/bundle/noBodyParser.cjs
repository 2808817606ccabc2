/**
 * Takes the place of express's `body-parser` in the bundles. The mock server reads bodies by itself, as
 * bytes; body-parser would bring 490 kB of character tables that are loaded at every start.
 */
const leftOut = () => {
  throw new Error('body-parser is left out of the bundle: see docs/decisions/0003-bundles.md');
};

module.exports = { json: leftOut, raw: leftOut, text: leftOut, urlencoded: leftOut };
