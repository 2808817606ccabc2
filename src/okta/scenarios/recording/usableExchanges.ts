import { type Exchange } from '../../../exchange/exchange.js';
import { looksLikeOAuth } from '../../../exchange/oauthTraffic.js';

/** A captured request that is no step of the scenario, and why. */
export interface LeftOut {
  readonly exchange: Exchange;
  /** Ends the sentence "It was left out, as …". */
  readonly reason: string;
}

export interface Sorted {
  /** In the order in which they were sent. */
  readonly usable: readonly Exchange[];
  readonly leftOut: readonly LeftOut[];
}

/** What of a session can be played again. */
export function sortExchanges(exchanges: readonly Exchange[]): Sorted {
  const inOrder = exchanges.toSorted((left, right) => left.startedAt - right.startedAt);
  const last = new Map(inOrder.map((exchange, at) => [keyOf(exchange), at]));
  const usable: Exchange[] = [];
  const leftOut: LeftOut[] = [];
  for (const [at, exchange] of inOrder.entries()) {
    const isRepeated = (last.get(keyOf(exchange)) ?? at) > at;
    const reason = whyNot(exchange, isRepeated);
    if (reason === undefined) {
      usable.push(exchange);
    } else {
      leftOut.push({ exchange, reason });
    }
  }
  return { usable, leftOut };
}

const isChange = /^(?:PUT|PATCH|DELETE)$/;

const keyOf = ({ request, path }: Exchange): string =>
  JSON.stringify([request.method, path, request.target, request.body?.text ?? '']);

interface Hindrance {
  readonly isThere: (exchange: Exchange) => boolean;
  readonly reason: string;
}

const hindrances: readonly Hindrance[] = [
  {
    isThere: ({ request, path }) => !/^[A-Z]+$/.test(request.method) || !path.startsWith('/'),
    reason: 'it is no HTTP request that can be sent again',
  },
  {
    isThere: looksLikeOAuth,
    reason: 'it was for the authorization server, whose secrets are not captured',
  },
  {
    isThere: ({ request }) => request.body?.encoding === 'base64',
    reason: 'its body is not UTF-8',
  },
  {
    isThere: ({ request }) => request.body?.isTruncated === true,
    reason: 'its body was captured in part only',
  },
  {
    isThere: ({ path }) => /^\/me(?:\/|$)/i.test(path),
    reason: 'it is about whomever the credentials belong to',
  },
  {
    isThere: ({ request }) => /[?&]cursor=[^&]/i.test(request.target),
    reason:
      'it goes on with a list by a cursor, and how long that is depends on what else is there',
  },
  {
    isThere: ({ request, path }) => isChange.test(request.method) && !/^\/.+\/./.test(path),
    reason: 'it would change what the scenario has not made itself',
  },
];

function whyNot(exchange: Exchange, isRepeated: boolean): string | undefined {
  const { response } = exchange;
  const hindrance = hindrances.find(({ isThere }) => isThere(exchange));
  if (hindrance) {
    return hindrance.reason;
  }
  return response ? whyNotAnswered(response.status, isRepeated) : 'it was not answered';
}

function whyNotAnswered(status: number, isRepeated: boolean): string | undefined {
  if (status === 401 || status === 403) {
    return `it was refused for its credentials (${String(status)}), which a scenario does not have`;
  }
  if (status === 429) {
    return 'it was answered with 429, which depends on how much else is going on';
  }
  return status >= 500 && isRepeated
    ? `it was answered with ${String(status)} and sent again later`
    : undefined;
}
