/**
 * Takes the place of `type-is` in the bundles: @node-oauth/oauth2-server asks it whether a request is a
 * form, for which type-is would bring the table of all MIME types (190 kB).
 */
module.exports = ({ headers }, types) => {
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';', 1);
  return types.includes(mediaType.trim().toLowerCase()) && mediaType.trim().toLowerCase();
};
