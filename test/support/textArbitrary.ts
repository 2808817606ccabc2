import fc from 'fast-check';

const codeUnit = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0x1f }) },
  { weight: 1, arbitrary: fc.integer({ min: 0x7f, max: 0xffff }) },
);

/** Any UTF-16 at all: control characters, halves of surrogate pairs, and much ASCII. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.array(codeUnit, { maxLength }).map((units) => String.fromCharCode(...units));
