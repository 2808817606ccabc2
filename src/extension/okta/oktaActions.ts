import * as vscode from 'vscode';
import { type LifecycleAction } from '../../okta/org/lifecycle.js';
import { type Org } from '../../okta/org/org.js';
import { type Profile, textOf } from '../../okta/org/person.js';
import { generateToken } from '../../workbench/token.js';
import { type OktaCommandId } from '../contributions.js';
import {
  askText,
  pickAssigned,
  pickGroup,
  pickMapping,
  pickPerson,
  pickSubject,
  pickTask,
} from './oktaQuestions.js';
import { type OktaNode } from './oktaNodes.js';

export interface OktaAction {
  /**
   * Does it, or resolves to false where the user left.
   *
   * @param node the row or the id that it is about; else the user is asked
   * @param value what is to become of it; else the user is asked
   * @throws OrgError
   */
  run(org: Org, node: OktaNode | string | undefined, value: unknown): Promise<boolean>;
}

type Actions = Readonly<Record<OktaCommandId, OktaAction>>;

/** What an administrator does in the Admin Console, each as one row. */
export const oktaActions: Actions = {
  'scimWorkbench.okta.testConnection': plain((org) => {
    org.testConnection();
  }),
  'scimWorkbench.okta.import': plain((org) => {
    org.imports.start();
  }),
  'scimWorkbench.okta.forceSync': plain((org) => {
    org.accounts.forceSync();
  }),
  'scimWorkbench.okta.addPerson': {
    run: async (org, _node, value) => {
      const name = await given(value, () =>
        askText(vscode.l10n.t('First and last name'), 'Ada Lovelace'),
      );
      if (name === undefined) {
        return false;
      }
      const profile = toProfile(org, name);
      org.directory.createPerson({ profile, password: generateToken(), isActivated: true });
      return true;
    },
  },
  'scimWorkbench.okta.addGroup': {
    run: async (org, _node, value) => {
      const name = await given(value, () => askText(vscode.l10n.t('Name of the group'), ''));
      if (name === undefined) {
        return false;
      }
      org.directory.createGroup(name);
      return true;
    },
  },
  'scimWorkbench.okta.assign': {
    run: async (org, node) => {
      const subject = await pickSubject(org, node);
      if (subject?.kind === 'group') {
        org.accounts.assignGroup(subject.id);
      } else if (subject) {
        org.accounts.assign(subject.id);
      }
      return subject !== undefined;
    },
  },
  'scimWorkbench.okta.unassign': {
    run: async (org, node) => {
      const subject = await pickAssigned(org, node);
      if (subject?.kind === 'group') {
        org.accounts.unassignGroup(subject.id);
      } else if (subject) {
        org.accounts.unassign(subject.id);
      }
      return subject !== undefined;
    },
  },
  'scimWorkbench.okta.provision': onPerson((org, id) => {
    org.accounts.provision(id);
  }),
  'scimWorkbench.okta.rename': {
    run: async (org, node, value) => {
      const subject = await pickSubject(org, node);
      if (!subject) {
        return false;
      }
      return subject.kind === 'group'
        ? renameGroup(org, subject.id, value)
        : renamePerson(org, subject.id, value);
    },
  },
  'scimWorkbench.okta.changeTitle': {
    run: async (org, node, value) => {
      const id = await pickPerson(org, node);
      const title =
        id === undefined
          ? undefined
          : await given(value, () =>
              askText(vscode.l10n.t('Title'), textOf(org.people.get(id).profile, 'title')),
            );
      if (id === undefined || title === undefined) {
        return false;
      }
      org.directory.updateProfile(id, new Map([['title', title === '' ? null : title]]));
      return true;
    },
  },
  'scimWorkbench.okta.suspend': changesStatus('suspend'),
  'scimWorkbench.okta.unsuspend': changesStatus('unsuspend'),
  'scimWorkbench.okta.deactivate': changesStatus('deactivate'),
  'scimWorkbench.okta.activate': changesStatus('activate'),
  'scimWorkbench.okta.addMember': {
    run: async (org, node, value) => {
      const groupId = await pickGroup(org, node);
      const personId =
        groupId === undefined
          ? undefined
          : await pickPerson(org, toId(value), isNoMember(org, groupId));
      if (groupId === undefined || personId === undefined) {
        return false;
      }
      org.directory.addMember(groupId, personId);
      return true;
    },
  },
  'scimWorkbench.okta.removeMember': {
    run: async (org, node, value) => {
      const member = typeof node === 'object' && node.kind === 'member' ? node : undefined;
      const groupId = member?.groupId ?? (await pickGroup(org, node));
      const personId =
        groupId === undefined
          ? undefined
          : (member?.id ?? (await pickPerson(org, toId(value), isMember(org, groupId))));
      if (groupId === undefined || personId === undefined) {
        return false;
      }
      org.directory.removeMember(groupId, personId);
      return true;
    },
  },
  'scimWorkbench.okta.push': {
    run: async (org, node) => {
      const groupId = await pickGroup(org, node, (id) => !org.groupPush.findByGroup(id));
      if (groupId === undefined) {
        return false;
      }
      org.groupPush.create({ groupId });
      return true;
    },
  },
  'scimWorkbench.okta.pushNow': onMapping((org, id) => {
    org.groupPush.pushNow(id);
  }),
  'scimWorkbench.okta.deactivatePush': onMapping((org, id) => {
    org.groupPush.deactivate(id);
  }),
  'scimWorkbench.okta.activatePush': onMapping((org, id) => {
    org.groupPush.activate(id);
  }),
  'scimWorkbench.okta.unlink': onMapping((org, id) => {
    org.groupPush.remove(id, false);
  }),
  'scimWorkbench.okta.unlinkAndDelete': onMapping((org, id) => {
    org.groupPush.remove(id, true);
  }),
  'scimWorkbench.okta.retry': {
    run: async (org, node) => {
      const id = await pickTask(org, node);
      if (id === undefined) {
        return false;
      }
      org.queue.retry(id);
      return true;
    },
  },
};

function plain(run: (org: Org) => void): OktaAction {
  return {
    run: (org) => {
      run(org);
      return Promise.resolve(true);
    },
  };
}

function onPerson(run: (org: Org, id: string) => void): OktaAction {
  return {
    run: async (org, node) => {
      const id = await pickPerson(org, node);
      if (id !== undefined) {
        run(org, id);
      }
      return id !== undefined;
    },
  };
}

function onMapping(run: (org: Org, id: string) => void): OktaAction {
  return {
    run: async (org, node) => {
      const id = await pickMapping(org, node);
      if (id !== undefined) {
        run(org, id);
      }
      return id !== undefined;
    },
  };
}

function changesStatus(action: LifecycleAction): OktaAction {
  return onPerson((org, id) => {
    org.directory.changeStatus(id, action);
  });
}

async function renameGroup(org: Org, id: string, value: unknown): Promise<boolean> {
  const { name, description } = org.groups.get(id);
  const newName = await given(value, () => askText(vscode.l10n.t('Name of the group'), name));
  if (newName !== undefined) {
    org.directory.renameGroup(id, newName, description);
  }
  return newName !== undefined;
}

async function renamePerson(org: Org, id: string, value: unknown): Promise<boolean> {
  const { profile } = org.people.get(id);
  const old = `${textOf(profile, 'firstName')} ${textOf(profile, 'lastName')}`;
  const name = await given(value, () => askText(vscode.l10n.t('First and last name'), old));
  if (name !== undefined) {
    org.directory.updateProfile(id, toNames(name));
  }
  return name !== undefined;
}

const given = async (
  value: unknown,
  ask: () => Promise<string | undefined>,
): Promise<string | undefined> => (typeof value === 'string' ? value : ask());

const toId = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

const isMember =
  (org: Org, groupId: string) =>
  (personId: string): boolean =>
    org.groups.get(groupId).memberIds.has(personId);

const isNoMember =
  (org: Org, groupId: string) =>
  (personId: string): boolean =>
    !org.groups.get(groupId).memberIds.has(personId);

/** The last word is the family name, as in `Ada King Lovelace`. */
function toNames(name: string): Profile {
  const words = name.trim().split(/\s+/);
  const lastName = words.pop() ?? '';
  return new Map([
    ['firstName', words.join(' ')],
    ['lastName', lastName],
  ]);
}

/** With a login that nobody has yet. */
function toProfile(org: Org, name: string): Profile {
  const local = name
    .trim()
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z\d]+/g, '.')
    .replaceAll(/^\.+|\.+$/g, '');
  const base = local === '' ? 'person' : local;
  let login = `${base}@example.com`;
  for (let count = 2; org.people.findByLogin(login); count += 1) {
    login = `${base}${String(count)}@example.com`;
  }
  return new Map([...toNames(name), ['login', login], ['email', login]]);
}
