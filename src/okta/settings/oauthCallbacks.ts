/** The hosts to which Okta's cells come back; an app of the OIN needs all of them. */
const callbackOrigins: readonly string[] = [
  'https://system-admin.okta.com',
  'https://system-admin.okta-emea.com',
  'https://system-admin.oktapreview.com',
  'https://system-admin.trexcloud.com',
  'http://system-admin.okta1.com:1802',
];

/** The redirect URIs to allow for OAuth 2; with `{appName}` in them where it is not known yet. */
export const toCallbackUris = (appName: string): readonly string[] =>
  callbackOrigins.map(
    (origin) => `${origin}/admin/app/cpc/${appName || '{appName}'}/oauth/callback`,
  );
