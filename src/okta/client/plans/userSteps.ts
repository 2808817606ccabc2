import { type Account } from '../account.js';
import { toPathlessPatch, toPatch } from '../groupBody.js';
import { mergeUser, withActive, withPassword } from '../mergeUser.js';
import { type Next, type PlanContext, type Step } from '../plan.js';
import { type PlanInputs } from '../planInputs.js';
import { toLookupPath, toResourcePath } from '../queries.js';
import { idOf, objectOf, readList, type Reply } from '../reply.js';
import { toNewUser } from '../userBody.js';

const endpoint = '/Users';

interface WithAccount {
  readonly account: Account;
}

/** The names of the steps that may follow. */
export type Following<Input> = (context: PlanContext<Input>) => string | undefined;

const userPath = ({ state }: PlanContext<unknown>): string =>
  toResourcePath(endpoint, state.id ?? '');

/** The existence check. */
export function findUser<Input>(
  identify: (context: PlanContext<Input>) => string,
  whereFound: Following<Input>,
  whereNot: Following<Input>,
): Step<Input> {
  return {
    kind: 'findUser',
    request: (context) => ({
      method: 'GET',
      path: toLookupPath(
        endpoint,
        { attribute: context.options.identifierAttribute, value: identify(context) },
        context.options,
      ),
    }),
    then: (reply, context) => {
      const [found] = readList(reply)?.resources ?? [];
      const id = found && idOf(found);
      if (found === undefined || id === undefined) {
        return { to: whereNot(context) };
      }
      const state = { id, resource: found, isLinked: true };
      return { to: whereFound({ ...context, state: { ...context.state, ...state } }), state };
    },
  };
}

/** The value that the check compares: of the attribute that identifies people, as the app is set up. */
export function identifierOf({ input, options }: PlanContext<WithAccount>): string {
  const { account } = input;
  const email = account.values.find(({ path }) => path === 'emails.value')?.value;
  switch (options.identifierValue) {
    case 'userName':
      return account.userName;
    case 'email':
      return typeof email === 'string' ? email : account.userName;
    case 'externalId':
      return account.personId;
  }
}

export const createUser: Step<PlanInputs['assignUser']> = {
  kind: 'createUser',
  request: ({ input: { account }, state, options }) => ({
    method: 'POST',
    path: endpoint,
    body: toNewUser({
      account,
      password: account.password ?? state.placeholderPassword,
      listsExtensions: options.listsExtensions,
    }),
  }),
  then: (reply) => ({ state: learn(reply) }),
};

/** The GET before a PUT. */
export const readUser = <Input>(following: Following<Input>): Step<Input> => ({
  kind: 'readUser',
  request: (context) => ({ method: 'GET', path: userPath(context) }),
  then: (reply, context) => ({ to: following(context), state: { resource: objectOf(reply) } }),
});

export const pushProfile: Step<WithAccount> = {
  kind: 'pushProfile',
  request: (context) => ({
    method: 'PUT',
    path: userPath(context),
    body: mergeUser(
      {
        got: context.state.resource ?? {},
        account: context.input.account,
        isLink: context.state.isLinked,
      },
      context.options,
    ),
  }),
  then: (reply) => ({ state: learnFrom(reply) }),
};

export const putActive = <Input>(active: boolean, following: Following<Input>): Step<Input> => ({
  kind: 'setActive',
  request: (context) => ({
    method: 'PUT',
    path: userPath(context),
    body: withActive(context.state.resource ?? {}, active),
  }),
  then: (reply, context) => afterActive(reply, following(context)),
});

export const patchActive = <Input>(active: boolean, following: Following<Input>): Step<Input> => ({
  kind: 'setActive',
  request: (context) => ({
    method: 'PATCH',
    path: userPath(context),
    body: toPathlessPatch({ active }),
  }),
  then: (reply, context) => afterActive(reply, following(context)),
});

export const putPassword: Step<PlanInputs['pushPassword']> = {
  kind: 'pushPassword',
  request: (context) => ({
    method: 'PUT',
    path: userPath(context),
    body: withPassword(context.state.resource ?? {}, context.input.password),
  }),
  then: (reply) => ({ state: learnFrom(reply) }),
};

export const patchPassword: Step<PlanInputs['pushPassword']> = {
  kind: 'pushPassword',
  request: (context) => ({
    method: 'PATCH',
    path: userPath(context),
    body:
      context.options.passwordPatch === 'pathless'
        ? toPathlessPatch({ password: context.input.password })
        : toPatch({ op: 'replace', path: 'password', value: context.input.password }),
  }),
  then: (reply) => ({ state: learnFrom(reply) }),
};

/** The end of a plan. */
export const ends = (): undefined => undefined;

function afterActive(reply: Reply, to: string | undefined): Next {
  return { to, state: learnFrom(reply) };
}

/** A PATCH may be answered without a body, so that what was known stays. */
function learnFrom(reply: Reply): Next['state'] & object {
  const resource = objectOf(reply);
  return Object.keys(resource).length > 0 ? { resource } : {};
}

function learn(reply: Reply): Next['state'] & object {
  const id = idOf(objectOf(reply));
  return { ...learnFrom(reply), ...(id !== undefined && { id }) };
}
