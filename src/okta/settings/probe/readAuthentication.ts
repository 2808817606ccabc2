import { isJsonArray, readMember } from '../../../base/json.js';
import { objectOf } from '../../client/reply.js';
import { type AuthenticationMode } from '../consoleChoices.js';
import { type ProbeDeps, ask, isObject } from './asking.js';
import { type AuthenticationFact } from './serverFacts.js';

/** Which credentials the server wants: by its answer without any, by its own word, and by those that it took. */
export async function readAuthentication(deps: ProbeDeps): Promise<AuthenticationFact> {
  const path = '/Users?startIndex=1&count=2';
  const anonymous = await ask({ ...deps, authorization: '' }, path);
  if (anonymous.status >= 200 && anonymous.status < 300) {
    return {
      mode: undefined,
      evidence: 'The server answers without credentials too. Okta always sends some.',
    };
  }
  const challenge =
    anonymous.sent.answer?.headers.find(
      ([name]) => name.toLowerCase() === 'www-authenticate',
    )?.[1] ?? '';
  const sent = schemeOf(deps.authorization);
  const declared = await readDeclared(deps);
  const evidence = [
    `Without credentials it answers ${String(anonymous.status)}${challenge === '' ? '' : ` and asks for ${schemeName(challenge)}`}.`,
    ...(sent === undefined ? [] : [`It takes ${sent.name}.`]),
    ...(declared.includes('oauth2') ? ['It declares OAuth 2 too.'] : []),
  ].join(' ');
  return { mode: sent?.mode ?? declared[0] ?? modeOfChallenge(challenge), evidence };
}

const schemeName = (header: string): string => /^\s*([\w-]{1,20})/.exec(header)?.[1] ?? 'something';

const modeOfChallenge = (challenge: string): AuthenticationMode | undefined => {
  const scheme = schemeName(challenge).toLowerCase();
  return scheme === 'basic' ? 'basic' : scheme === 'bearer' ? 'header' : undefined;
};

interface Scheme {
  readonly mode: AuthenticationMode | undefined;
  readonly name: string;
}

function schemeOf(authorization: string): Scheme | undefined {
  if (authorization === '') {
    return undefined;
  }
  if (/^Basic /i.test(authorization)) {
    return { mode: 'basic', name: 'Basic' };
  }
  return /^Bearer /i.test(authorization)
    ? { mode: 'header', name: 'Bearer, which the form of the wizard puts before a token' }
    : { mode: undefined, name: 'a token without Bearer, which the wizard cannot send' };
}

const modes: ReadonlyMap<string, AuthenticationMode> = new Map([
  ['httpbasic', 'basic'],
  ['oauthbearertoken', 'header'],
  ['oauth2', 'oauth2'],
]);

/** Of /ServiceProviderConfig (RFC 7643 5). */
async function readDeclared(deps: ProbeDeps): Promise<readonly AuthenticationMode[]> {
  const schemes = readMember(
    objectOf(await ask(deps, '/ServiceProviderConfig')),
    'authenticationSchemes',
  );
  return (isJsonArray(schemes) ? schemes.filter(isObject) : []).flatMap((scheme) => {
    const type = readMember(scheme, 'type');
    const mode = typeof type === 'string' ? modes.get(type) : undefined;
    return mode === undefined ? [] : [mode];
  });
}
