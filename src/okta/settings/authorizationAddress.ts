import { type OAuth2Settings } from './provisioningSettings.js';

/** The authorization endpoint with the scopes in its query, as the form has no field for them. */
export function toAuthorizationAddress({
  authorizationEndpoint,
  scopes,
}: Pick<OAuth2Settings, 'authorizationEndpoint' | 'scopes'>): string {
  if (scopes.length === 0) {
    return authorizationEndpoint;
  }
  const sign = authorizationEndpoint.includes('?') ? '&' : '?';
  return `${authorizationEndpoint}${sign}scope=${scopes.map(encodeURIComponent).join('%20')}`;
}
