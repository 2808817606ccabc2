/**
 * Takes the place of `express` in the bundles: the mock server uses express's router alone, and express
 * itself would load its application, its views and its file server at every start.
 */
module.exports = { Router: require('router') };
