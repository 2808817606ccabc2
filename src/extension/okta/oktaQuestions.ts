import * as vscode from 'vscode';
import { type Org } from '../../okta/org/org.js';
import { fullNameOf, loginOf } from '../../okta/org/person.js';
import { type OktaNode } from './oktaNodes.js';

/** A row of the tree, an id that a caller gave, or nothing. */
type Given = OktaNode | string | undefined;

export interface Subject {
  readonly kind: 'person' | 'group';
  readonly id: string;
}

interface IdItem extends vscode.QuickPickItem {
  readonly id: string;
  readonly kindOfSubject: Subject['kind'];
}

/** One line of text; undefined where the user leaves. */
export const askText = async (prompt: string, value: string): Promise<string | undefined> =>
  vscode.window.showInputBox({ prompt, value, ignoreFocusOut: true });

/** A person, or a group. */
export async function pickSubject(org: Org, given: Given): Promise<Subject | undefined> {
  const known = findSubject(org, given);
  return known ?? pick([...personItems(org), ...groupItems(org)], vscode.l10n.t('Who?'));
}

/** The same of those that have the app. */
export async function pickAssigned(org: Org, given: Given): Promise<Subject | undefined> {
  const known = findSubject(org, given);
  if (known) {
    return known;
  }
  const people = personItems(org).filter(({ id }) => org.accounts.find(id)?.scope === 'USER');
  const groups = groupItems(org).filter(({ id }) => org.accounts.groupIds.has(id));
  return pick([...people, ...groups], vscode.l10n.t('Whose assignment is removed?'));
}

export async function pickPerson(
  org: Org,
  given: Given,
  isOffered: (id: string) => boolean = () => true,
): Promise<string | undefined> {
  const known = findSubject(org, given);
  if (known?.kind === 'person') {
    return known.id;
  }
  const items = personItems(org).filter(({ id }) => isOffered(id));
  return (await pick(items, vscode.l10n.t('Who?')))?.id;
}

export async function pickGroup(
  org: Org,
  given: Given,
  isOffered: (id: string) => boolean = () => true,
): Promise<string | undefined> {
  const known = findSubject(org, given);
  if (known?.kind === 'group') {
    return known.id;
  }
  const items = groupItems(org).filter(({ id }) => isOffered(id));
  return (await pick(items, vscode.l10n.t('Which group?')))?.id;
}

export async function pickMapping(org: Org, given: Given): Promise<string | undefined> {
  if (typeof given === 'string') {
    return (org.groupPush.find(given) ?? org.groupPush.findByGroup(given))?.id ?? given;
  }
  if (given?.kind === 'push') {
    return given.id;
  }
  if (given?.kind === 'group') {
    return org.groupPush.findByGroup(given.id)?.id;
  }
  const items = org.groupPush.all.map(({ id, targetName }) => ({ label: targetName, id }));
  const title = vscode.l10n.t('Which pushed group?');
  return (await vscode.window.showQuickPick(items, { title }))?.id;
}

export async function pickTask(org: Org, given: Given): Promise<string | undefined> {
  if (typeof given === 'string') {
    return given;
  }
  if (given?.kind === 'task') {
    return given.id;
  }
  if (given?.kind === 'assignment' || given?.kind === 'push') {
    return org.queue.tasks.find(({ job }) => job.subject === given.id)?.job.id;
  }
  const items = org.queue.tasks.map(({ job: { id, title: label }, problem }) => ({
    label,
    detail: problem,
    id,
  }));
  const title = vscode.l10n.t('Which task?');
  return (await vscode.window.showQuickPick(items, { title }))?.id;
}

/** Of an id or a login of a person, of an id or a name of a group, or of a row. */
function findSubject(org: Org, given: Given): Subject | undefined {
  if (typeof given === 'string') {
    const person = org.people.find(given) ?? org.people.findByLogin(given);
    const group = org.groups.all.find(({ id, name }) => id === given || name === given);
    return person ? { kind: 'person', id: person.id } : group && { kind: 'group', id: group.id };
  }
  return given && subjectOf(given);
}

function subjectOf(node: OktaNode): Subject | undefined {
  const kind = subjectKinds.get(node.kind);
  return kind && 'id' in node ? { kind, id: node.id } : undefined;
}

const subjectKinds: ReadonlyMap<OktaNode['kind'], Subject['kind']> = new Map([
  ['person', 'person'],
  ['member', 'person'],
  ['assignment', 'person'],
  ['group', 'group'],
  ['assignedGroup', 'group'],
]);

const personItems = (org: Org): readonly IdItem[] =>
  org.people.all.map((person) => ({
    label: fullNameOf(person),
    description: loginOf(person),
    iconPath: new vscode.ThemeIcon('account'),
    id: person.id,
    kindOfSubject: 'person',
  }));

const groupItems = (org: Org): readonly IdItem[] =>
  org.groups.all.map(({ id, name }) => ({
    label: name,
    description: vscode.l10n.t('group'),
    iconPath: new vscode.ThemeIcon('organization'),
    id,
    kindOfSubject: 'group',
  }));

async function pick(items: readonly IdItem[], title: string): Promise<Subject | undefined> {
  const chosen = await vscode.window.showQuickPick(items, { title, matchOnDescription: true });
  return chosen && { kind: chosen.kindOfSubject, id: chosen.id };
}
