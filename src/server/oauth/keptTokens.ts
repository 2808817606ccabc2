import { type Clock } from '../../base/clock.js';
import { JsonCursor } from '../../base/jsonCursor.js';
import { Grant, type KeptToken, type TokenKind, TokenStore } from './tokenStore.js';

/** So many of each kind outlive the process; more is a load test. */
const mostKept = 200;

const kinds: readonly TokenKind[] = ['access', 'refresh'];

/**
 * The tokens as text for a place that outlives the process: digests, ends and consents.
 *
 * @param client tells for whom they were given out
 */
export function printTokens(store: TokenStore, client: string): string {
  const grants: Grant[] = [];
  const indexOf = (grant: Grant): number => {
    const at = grants.indexOf(grant);
    return at === -1 ? grants.push(grant) - 1 : at;
  };
  const rowsOf = (kind: TokenKind): readonly unknown[] =>
    store.newest(kind, mostKept).map(([digest, { grant, expiresAt, isRevoked }]) => ({
      digest,
      grant: indexOf(grant),
      // JSON has no infinity.
      ...(Number.isFinite(expiresAt) && { expiresAt }),
      isRevoked,
    }));
  const tokens = { access: rowsOf('access'), refresh: rowsOf('refresh') };
  return JSON.stringify({
    client,
    grants: grants.map(({ scope, isRevoked }) => ({ scope, isRevoked })),
    ...tokens,
  });
}

/**
 * Undefined where they are of another client.
 *
 * @throws SyntaxError, JsonShapeError
 */
export function readTokens(
  text: string,
  client: string,
  clock: Pick<Clock, 'now'>,
): TokenStore | undefined {
  const cursor = new JsonCursor(JSON.parse(text));
  if (cursor.member('client').string() !== client) {
    return undefined;
  }
  const store = new TokenStore(clock);
  const grants = cursor.member('grants').items().map(readGrant);
  for (const kind of kinds) {
    for (const row of cursor.member(kind).items()) {
      store.restore(kind, row.member('digest').text(), readToken(row, grants));
    }
  }
  return store;
}

function readGrant(cursor: JsonCursor): Grant {
  const grant = new Grant(
    cursor.optional('scope', (scope) => scope.items().map((item) => item.string())),
  );
  grant.isRevoked = cursor.member('isRevoked').boolean();
  return grant;
}

function readToken(cursor: JsonCursor, grants: readonly Grant[]): KeptToken {
  const index = cursor.member('grant');
  return {
    grant: grants[index.number()] ?? index.fail('must be the number of a grant'),
    expiresAt: cursor.optional('expiresAt', (time) => time.number()) ?? Infinity,
    isRevoked: cursor.member('isRevoked').boolean(),
  };
}
