import { type OktaClientOptions } from './clientOptions.js';

/** What each option may be; text stands for any. */
const wanted: Readonly<Record<keyof OktaClientOptions, Wanted>> = {
  probesGroups: 'boolean',
  identifierAttribute: 'text',
  identifierValue: ['userName', 'email', 'externalId'],
  queryBlank: ['%20', '+'],
  filterPosition: ['first', 'last'],
  listsExtensions: 'boolean',
  readsBeforePatch: 'boolean',
  passwordPatch: ['pathless', 'path'],
  pushedGroups: ['emptied', 'asRead'],
  pushedExternalId: ['onLink', 'always'],
  emptyAttribute: ['removed', 'emptyText', 'asRead'],
  pageAdvance: ['count', 'itemsPerPage', 'resources'],
  linkedMembers: ['replace', 'add'],
  pushNowPatch: ['path', 'pathless'],
  membersPerPatch: 'count',
  sendsGroupId: 'boolean',
  pagesEntitlements: 'boolean',
};

type Wanted = 'boolean' | 'text' | 'count' | readonly string[];

export const clientOptionNames: readonly string[] = Object.keys(wanted);

/** Not one of the options, or not a value that it has; the message is for people. */
export class ClientOptionError extends Error {
  override readonly name = 'ClientOptionError';
}

/**
 * An option of the client as text, for example `queryBlank=+`.
 *
 * @throws ClientOptionError
 */
export function readClientOption(text: string): Partial<OktaClientOptions> {
  const [name = '', ...rest] = text.split('=');
  const value = rest.join('=');
  const kind = Object.entries(wanted).find(([key]) => key === name)?.[1];
  if (kind === undefined) {
    throw new ClientOptionError(
      `${JSON.stringify(name)} is no option of Okta's client. There are ${clientOptionNames.join(', ')}.`,
    );
  }
  const read = toValue(kind, value);
  if (read === undefined) {
    throw new ClientOptionError(
      `${name} is ${describeWanted(kind)}, not ${JSON.stringify(value)}.`,
    );
  }
  return { [name]: read };
}

function toValue(kind: Wanted, text: string): string | number | boolean | undefined {
  if (kind === 'boolean') {
    return text === 'true' ? true : text === 'false' ? false : undefined;
  }
  if (kind === 'count') {
    return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
  }
  if (kind === 'text') {
    return /^[\w.:$-]+$/.test(text) ? text : undefined;
  }
  return kind.includes(text) ? text : undefined;
}

function describeWanted(kind: Wanted): string {
  switch (kind) {
    case 'boolean':
      return 'true or false';
    case 'count':
      return 'a whole number from 1 on';
    case 'text':
      return 'the path of an attribute';
    default:
      return kind.join(', ');
  }
}
