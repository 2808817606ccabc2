import { type RequestHandler, type Response } from 'express';
import { type OAuthEndpoint } from './oauth/oauthPaths.js';
import { type Transaction } from './transaction.js';

/** What the stages hand on in `response.locals`. */
export interface Locals extends Record<string, unknown> {
  transaction: Transaction;
  /** Where the request is for OAuth 2 rather than for the SCIM service. */
  oauthEndpoint?: OAuthEndpoint | undefined;
}

/** Of what express adds there is only `locals`: docs/decisions/0004-router-without-application.md. */
export type ScimResponse = Response<unknown, Locals>;

/** Path parameters by the names in the route. */
export type PathParameters = Readonly<Record<string, string>>;

/** An express handler that ends the request; what it throws becomes the answer. */
export type ScimHandler = RequestHandler<Record<string, string>, unknown, unknown, unknown, Locals>;

/** A route's work, free of express. */
export type Work = (transaction: Transaction, parameters: PathParameters) => void;

export const toHandler =
  (work: Work): ScimHandler =>
  (request, response) => {
    work(response.locals.transaction, request.params);
  };
