import * as vscode from 'vscode';
import { type JsonObject, isJsonObject, readMember } from '../../base/json.js';
import { type StoredResource } from '../../scim/store/directory.js';
import { counted } from '../translate.js';

export interface ResourceLabel {
  readonly name: string;
  /** What tells it apart from others of the same name; may be empty. */
  readonly description: string;
  readonly isInactive: boolean;
}

/** How a resource is called in lists. A custom type may have none of these attributes. */
export function labelOf({ content, id }: Pick<StoredResource, 'content' | 'id'>): ResourceLabel {
  const userName = readText(content, 'userName');
  const name = readText(content, 'displayName') ?? readFormattedName(content) ?? userName ?? id;
  const told = userName ?? toMemberCount(content);
  return {
    name,
    description: told === undefined || told === name ? '' : told,
    isInactive: readMember(content, 'active') === false,
  };
}

function readText(object: JsonObject, attribute: string): string | undefined {
  const value = readMember(object, attribute);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function readFormattedName(content: JsonObject): string | undefined {
  const name = readMember(content, 'name');
  if (!isJsonObject(name)) {
    return undefined;
  }
  const parts = [readText(name, 'givenName'), readText(name, 'familyName')];
  return readText(name, 'formatted') ?? (parts.filter(Boolean).join(' ') || undefined);
}

function toMemberCount(content: JsonObject): string | undefined {
  const members = readMember(content, 'members');
  return Array.isArray(members) ? countMembers(members.length) : undefined;
}

/** Of a group. */
export const countMembers = (count: number): string =>
  counted(count, vscode.l10n.t('1 member'), vscode.l10n.t('{0} members', count));
