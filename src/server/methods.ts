import { type HttpHeader } from '../exchange/exchange.js';
import { methodNotAllowed } from '../scim/errors.js';
import { type ScimHandler, toHandler } from './handler.js';
import { errorAnswer } from './errorAnswer.js';

/** The last handler of a route: says which methods there are, by 204 to OPTIONS and by 405 to others. */
export function answerMethod(methods: readonly string[]): ScimHandler {
  const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  const allow: HttpHeader = ['Allow', allowed];
  return toHandler((transaction) => {
    const { method = '' } = transaction.request;
    transaction.send(
      method === 'OPTIONS'
        ? { status: 204, headers: [allow] }
        : errorAnswer(
            methodNotAllowed(
              `${method} is not allowed at ${transaction.path}: only ${allowed} are.`,
            ),
            [allow],
          ),
    );
  });
}
