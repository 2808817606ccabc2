import { oktaTexts } from '../../validate/oktaTexts.js';
import { type HostReach, reachOf } from './hostReach.js';
import { type ProvisioningSettings } from './provisioningSettings.js';
import { type SettingsRule, saidIf } from './settingsRule.js';

const pointer = '/connection/baseUrl';

/** How to make a server on this machine reachable. */
const publicWay =
  'Forward the port (in VS Code: view Ports, Forward a Port, port visibility Public) or open a tunnel, ' +
  'and enter the https address that it gives.';

/** The SCIM connector base URL. */
export const baseUrlRules: readonly SettingsRule[] = [
  {
    id: 'baseUrl.missing',
    level: 'error',
    pointer,
    check: ({ connection }) => saidIf(connection.baseUrl === '', 'There is no base URL.'),
    consequence: 'Okta does not know where your SCIM server is.',
    fix: 'Enter what stands before /Users, for example https://scim.example.com/scim/v2.',
  },
  {
    id: 'baseUrl.notUrl',
    level: 'error',
    pointer,
    check: ({ connection: { baseUrl } }) =>
      saidIf(baseUrl !== '' && !URL.canParse(baseUrl), 'The base URL is no web address.'),
    consequence: 'Okta cannot call it.',
    fix: 'Enter the whole address, for example https://scim.example.com/scim/v2.',
  },
  {
    id: 'baseUrl.scheme',
    level: 'error',
    pointer,
    check: withUrl(({ protocol }, reach) =>
      // A local address is replaced anyway.
      saidIf(
        protocol !== 'https:' && !(protocol === 'http:' && reach !== 'public'),
        `The base URL begins with ${protocol} in place of https:`,
      ),
    ),
    consequence: 'Okta calls SCIM servers over https only.',
    fix: 'Serve it with TLS, and enter the https address.',
  },
  {
    id: 'baseUrl.loopback',
    level: 'warning',
    pointer,
    check: withUrl(({ hostname }, reach) =>
      saidIf(reach === 'loopback', `${hostname} is this machine and nothing else.`),
    ),
    consequence: `Okta calls from the internet and cannot reach it; the test of the connection ends with "${oktaTexts.authenticatingNull}".`,
    fix: publicWay,
  },
  {
    id: 'baseUrl.private',
    level: 'warning',
    pointer,
    check: withUrl(({ hostname }, reach) =>
      saidIf(reach === 'private', `${hostname} is known in its own network only.`),
    ),
    consequence: 'Okta calls from the internet and cannot reach it.',
    fix: publicWay,
  },
  {
    id: 'baseUrl.underscore',
    level: 'error',
    pointer,
    check: withUrl(({ hostname }, _reach, text) =>
      saidIf(
        text.includes('_'),
        hostname.includes('_')
          ? `The host name ${hostname} has an underscore in it.`
          : 'The base URL has an underscore in it.',
      ),
    ),
    consequence: 'Okta does not take a base URL with an underscore.',
    fix: 'Serve it under a name without one, for example with a hyphen.',
  },
  {
    id: 'baseUrl.query',
    level: 'error',
    pointer,
    check: withUrl((_url, _reach, text) =>
      saidIf(/[?#]/.test(text), 'The base URL has a query or a fragment.'),
    ),
    consequence: 'Okta puts /Users and a query of its own behind the base URL.',
    fix: 'End it with the path, for example https://scim.example.com/scim/v2.',
  },
  {
    id: 'baseUrl.endpoint',
    level: 'error',
    pointer,
    check: withUrl(({ pathname }) => {
      const endpoint = /\/(?:Users|Groups|ServiceProviderConfigs?|Schemas|ResourceTypes)\/?$/i.exec(
        pathname,
      );
      return endpoint ? `The base URL ends with the endpoint ${endpoint[0]}.` : undefined;
    }),
    consequence: 'Okta puts the endpoint behind it once more and gets 404.',
    fix: 'Enter what stands before it.',
  },
  {
    id: 'baseUrl.slash',
    level: 'hint',
    pointer,
    check: withUrl(({ pathname }) =>
      saidIf(pathname !== '/' && pathname.endsWith('/'), 'The base URL ends with a slash.'),
    ),
    consequence:
      'Guides for such apps differ: most base URLs have none, a few servers ask for one.',
    fix: 'Leave it out, unless your server asks for it; let the server take //Users as /Users.',
  },
];

/** For what can be asked only of an address. */
function withUrl(
  check: (url: URL, reach: HostReach, text: string) => string | undefined,
): (settings: ProvisioningSettings) => string | undefined {
  return ({ connection: { baseUrl } }) => {
    if (!URL.canParse(baseUrl)) {
      return undefined;
    }
    const url = new URL(baseUrl);
    return check(url, reachOf(url.hostname), baseUrl);
  };
}
