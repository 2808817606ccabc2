import { type ExchangeView } from '../view/exchangeView.js';

/** Whether the request is for something that SCIM knows, and not for OAuth 2 or a path of its own; nor no HTTP. */
export const isScimRequest = ({ place, exchange }: ExchangeView): boolean =>
  place.kind !== 'unknown' &&
  place.kind !== 'oauth' &&
  !exchange.observations.some(({ id }) => id === 'http.refused');
