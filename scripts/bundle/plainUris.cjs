/**
 * Takes the place of `fast-uri` in the bundles: ajv resolves `$id` and `$ref` with it, and our JSON Schemas
 * have neither.
 */
module.exports = {
  parse: () => ({}),
  serialize: () => '',
  resolve: (_base, reference) => reference,
  normalize: (uri) => uri,
  equal: (left, right) => left === right,
};
