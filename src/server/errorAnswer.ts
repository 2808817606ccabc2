import { type HttpHeader } from '../exchange/exchange.js';
import { type ScimError } from '../scim/errors.js';
import { type Answer } from './transaction.js';

/** RFC 7644 3.12. */
export const errorAnswer = (error: ScimError, headers: readonly HttpHeader[] = []): Answer => ({
  status: error.status,
  headers,
  text: JSON.stringify(error.toBody()),
});
