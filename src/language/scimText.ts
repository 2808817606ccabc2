/** Files of this name are SCIM documents, whatever they hold. */
export const isScimFileName = (path: string): boolean => /\.scim\.jsonc?$/i.test(path);

/** Whether a text may be a SCIM document, told without parsing it. */
export const mayBeScim = (text: string): boolean => /"schemas"\s*:\s*\[?\s*"urn:/i.test(text);
