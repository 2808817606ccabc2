/** Of package.json, which is not there where only the built file is; a test compares the two. */
export const version = '0.1.0';
