import { type JsonObject, withoutMember } from '../../../../src/base/json.js';
import { type FleetDefect } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, Failure, type Reply } from '../message.js';
import { type Operation } from '../patch.js';
import { type Kind, listOf, objectOf, objectsOf, type Stored, textOf } from '../record.js';
import { withGroups, withReplies, withUsers } from './edited.js';

type Apply = (operation: Operation, data: JsonObject) => JsonObject | undefined;

const applyingToGroups = (apply: Apply): new () => FleetServer =>
  class extends FleetServer {
    override apply(kind: Kind, data: JsonObject, operation: Operation): JsonObject {
      return (
        (kind === 'Groups' ? apply(operation, data) : undefined) ??
        super.apply(kind, data, operation)
      );
    }
  };

const isMembers = ({ path }: Operation): boolean => path?.toLowerCase() === 'members';
const isFiltered = ({ path }: Operation): boolean => /^members\[/i.test(path ?? '');

/** Groups and their members. */
export const groupDefects: readonly FleetDefect[] = [
  {
    id: 'group.missing',
    sentence: 'there is no /Groups, though ResourceTypes names it',
    named: /group/i,
    server: class extends FleetServer {
      override route(call: Call): Promise<Reply> | Reply {
        if (call.path[0] === 'Groups') {
          throw new Failure(404, 'There is no such endpoint');
        }
        return super.route(call);
      }
    },
  },
  {
    id: 'group.renameEmpties',
    sentence: 'a rename by PATCH loses the members',
    named: /member/i,
    server: applyingToGroups(({ path, value }, data) =>
      path === undefined && objectOf(value)['displayName'] !== undefined
        ? { ...withoutMember(data, 'members'), displayName: objectOf(value)['displayName'] ?? null }
        : undefined,
    ),
  },
  {
    id: 'group.renameWithIdRefused',
    sentence: 'a rename by PATCH is refused, as its value has the id, which Okta sends',
    named: /\bid\b/,
    server: applyingToGroups(({ path, value }) => {
      if (path === undefined && objectOf(value)['id'] !== undefined) {
        throw new Failure(400, 'id is read-only', 'mutability');
      }
      return undefined;
    }),
  },
  {
    id: 'group.renameIgnored',
    sentence: 'a rename by PATCH is answered with 200 and not done',
    named: /displayName|rename/i,
    server: applyingToGroups(({ path, value }, data) =>
      path === undefined && objectOf(value)['displayName'] !== undefined ? data : undefined,
    ),
  },
  {
    id: 'group.putRenameIgnored',
    sentence: 'a PUT of a group changes the members and leaves the name',
    named: /displayName/,
    server: class extends FleetServer {
      override replaced(before: JsonObject, data: JsonObject): JsonObject {
        return data['userName'] === undefined
          ? { ...data, displayName: before['displayName'] ?? '' }
          : super.replaced(before, data);
      }
    },
  },
  {
    id: 'group.addReplaces',
    sentence: 'add of a member replaces the whole list',
    named: /member/i,
    server: applyingToGroups((operation, data) =>
      operation.op === 'add' && isMembers(operation)
        ? { ...data, members: listOf(operation.value) }
        : undefined,
    ),
  },
  {
    id: 'group.addOnlyFirst',
    sentence: 'of several members that are added, only the first comes in',
    named: /member/i,
    server: applyingToGroups((operation, data) =>
      operation.op === 'add' && isMembers(operation)
        ? {
            ...data,
            members: [...listOf(data['members']), ...listOf(operation.value).slice(0, 1)],
          }
        : undefined,
    ),
  },
  {
    id: 'group.addTwice',
    sentence: 'a member that is added again is in the list twice',
    named: /twice|repeat|once|again/i,
    server: class extends FleetServer {
      override acceptMembers(data: JsonObject): JsonObject {
        super.acceptMembers(data);
        return data;
      }

      override apply(kind: Kind, data: JsonObject, operation: Operation): JsonObject {
        return kind === 'Groups' && operation.op === 'add' && isMembers(operation)
          ? { ...data, members: [...listOf(data['members']), ...listOf(operation.value)] }
          : super.apply(kind, data, operation);
      }
    },
  },
  {
    id: 'group.addTwiceRefused',
    sentence: 'adding a member who is in the group already is a conflict: 409',
    named: /member|already|again/i,
    server: applyingToGroups((operation, data) => {
      const ids = objectsOf(data['members']).map(({ value }) => value);
      if (
        operation.op === 'add' &&
        isMembers(operation) &&
        objectsOf(operation.value).some(({ value }) => ids.includes(value))
      ) {
        throw new Failure(409, 'The user is a member already', 'uniqueness');
      }
      return undefined;
    }),
  },
  {
    id: 'group.removeAll',
    sentence: 'members[value eq "…"] is read as members, so remove empties the group',
    named: /member/i,
    server: applyingToGroups((operation, data) =>
      operation.op === 'remove' && isFiltered(operation)
        ? withoutMember(data, 'members')
        : undefined,
    ),
  },
  {
    id: 'group.removeIgnored',
    sentence: 'remove of members[value eq "…"] is answered with 200 and not done',
    named: /member/i,
    server: applyingToGroups((operation, data) =>
      operation.op === 'remove' && isFiltered(operation) ? data : undefined,
    ),
  },
  {
    id: 'group.removeOnlyFirst',
    sentence: 'of several operations that remove members, only the first is done',
    named: /member|operation/i,
    server: class extends FleetServer {
      override applyAll(kind: Kind, data: JsonObject, all: readonly Operation[]): JsonObject {
        const first = all.findIndex((operation) => operation.op === 'remove');
        return super.applyAll(
          kind,
          data,
          all.filter((operation, at) => operation.op !== 'remove' || at === first),
        );
      }
    },
  },
  {
    id: 'group.removeOther',
    sentence: 'the member to remove is looked up by its place, so a wrong one goes',
    named: /member/i,
    server: applyingToGroups((operation, data) =>
      operation.op === 'remove' && isFiltered(operation)
        ? { ...data, members: objectsOf(data['members']).slice(1) }
        : undefined,
    ),
  },
  {
    id: 'group.removeUnknownRefused',
    sentence: 'removing a member who is not in the group is answered with 404',
    named: /member/i,
    server: applyingToGroups((operation, data) => {
      const id = /"(.*)"/.exec(operation.path ?? '')?.[1];
      if (
        operation.op === 'remove' &&
        isFiltered(operation) &&
        !objectsOf(data['members']).some(({ value }) => value === id)
      ) {
        throw new Failure(404, 'There is no such member');
      }
      return undefined;
    }),
  },
  {
    id: 'group.replaceEmptyIgnored',
    sentence: 'replace of members with [] is passed over',
    named: /member|empty/i,
    server: applyingToGroups((operation, data) =>
      operation.op === 'replace' && isMembers(operation) && listOf(operation.value).length === 0
        ? data
        : undefined,
    ),
  },
  {
    id: 'group.replaceEmptyRefused',
    sentence: 'replace of members with [] is refused with 400',
    named: /member|empty/i,
    server: applyingToGroups((operation) => {
      if (
        operation.op === 'replace' &&
        isMembers(operation) &&
        listOf(operation.value).length === 0
      ) {
        throw new Failure(400, 'value must not be empty', 'invalidValue');
      }
      return undefined;
    }),
  },
  {
    id: 'group.replaceAdds',
    sentence: 'replace of members adds them to those who are there',
    named: /member|replace/i,
    server: applyingToGroups((operation, data) =>
      operation.op === 'replace' && isMembers(operation) && listOf(operation.value).length > 0
        ? { ...data, members: [...listOf(data['members']), ...listOf(operation.value)] }
        : undefined,
    ),
  },
  {
    id: 'group.replaceRefused',
    sentence: 'replace of members is answered with 501',
    named: /member|replace/i,
    server: applyingToGroups((operation) => {
      if (operation.op === 'replace' && isMembers(operation)) {
        throw new Failure(501, 'patch-REPLACE-operation not supported for group.members');
      }
      return undefined;
    }),
  },
  {
    id: 'group.pathlessMembersIgnored',
    sentence: 'members in a value without path are passed over',
    named: /member/i,
    server: applyingToGroups(({ path, value }, data) =>
      path === undefined && objectOf(value)['members'] !== undefined
        ? { ...data, displayName: objectOf(value)['displayName'] ?? data['displayName'] ?? '' }
        : undefined,
    ),
  },
  {
    id: 'group.putKeepsMembers',
    sentence: 'a PUT of a group never takes members out',
    named: /member/i,
    server: class extends FleetServer {
      override replaced(before: JsonObject, data: JsonObject): JsonObject {
        return data['userName'] === undefined
          ? {
              ...data,
              members: unique([...listOf(before['members']), ...listOf(data['members'])]),
            }
          : super.replaced(before, data);
      }
    },
  },
  {
    id: 'group.putEmptyKeepsMembers',
    sentence: 'a PUT of a group with members [] leaves the members as they were',
    named: /member/i,
    server: class extends FleetServer {
      override replaced(before: JsonObject, data: JsonObject): JsonObject {
        return data['userName'] === undefined && data['members'] === undefined
          ? { ...data, members: before['members'] ?? [] }
          : super.replaced(before, data);
      }
    },
  },
  {
    id: 'group.putIgnoresMembers',
    sentence: 'a PUT of a group changes the name only',
    named: /member/i,
    server: class extends FleetServer {
      override replaced(before: JsonObject, data: JsonObject): JsonObject {
        return data['userName'] === undefined
          ? { ...data, members: before['members'] ?? [] }
          : super.replaced(before, data);
      }
    },
  },
  {
    id: 'group.createLosesMembers',
    sentence: 'the members of a creation are passed over',
    named: /member/i,
    server: class extends FleetServer {
      override accept(kind: Kind, body: JsonObject, before?: Stored): JsonObject {
        const data = super.accept(kind, body, before);
        return kind === 'Groups' && !before ? withoutMember(data, 'members') : data;
      }
    },
  },
  {
    id: 'group.createNeedsMembers',
    sentence: 'a creation without members is refused',
    named: /member|empty/i,
    server: class extends FleetServer {
      override accept(kind: Kind, body: JsonObject, before?: Stored): JsonObject {
        if (kind === 'Groups' && !before && objectsOf(body['members']).length === 0) {
          throw new Failure(400, 'members must not be empty', 'invalidValue');
        }
        return super.accept(kind, body, before);
      }
    },
  },
  {
    id: 'group.displayAsValue',
    sentence: 'value of a member is the name of the user, not the id',
    named: /member|value/i,
    server: withGroups((group) => ({
      ...group,
      members: objectsOf(group['members']).map((member) => ({
        ...member,
        value: member['display'] ?? null,
      })),
    })),
  },
  {
    id: 'group.membersNotShown',
    sentence: 'members are never shown, so that a PUT of what was read empties the group',
    named: /member/i,
    server: withGroups((group) => withoutMember(group, 'members')),
  },
  {
    id: 'group.membersCut',
    sentence: 'only the first two members are shown',
    named: /member/i,
    server: withGroups((group) => ({ ...group, members: objectsOf(group['members']).slice(0, 2) })),
  },
  {
    id: 'group.memberWantsType',
    sentence: 'a member without type is refused, which is how Okta sends them',
    named: /member|type/i,
    server: class extends FleetServer {
      override acceptMembers(data: JsonObject): JsonObject {
        const before = new Set(
          this.everything('Groups').flatMap((group) =>
            objectsOf(group.data['members']).map(({ value }) => value),
          ),
        );
        if (
          objectsOf(data['members']).some(
            (member) => member['type'] === undefined && !before.has(member['value']),
          )
        ) {
          throw new Failure(400, 'members.type is required', 'invalidValue');
        }
        return super.acceptMembers(data);
      }
    },
  },
  {
    id: 'group.unknownMemberTaken',
    sentence: 'a member whom nobody knows ends with 500',
    named: /Groups: 500|member/i,
    server: class extends FleetServer {
      override acceptMembers(data: JsonObject): JsonObject {
        try {
          return super.acceptMembers(data);
        } catch {
          throw new Failure(500, 'violates foreign key constraint');
        }
      }
    },
  },
  {
    id: 'group.notInUser',
    sentence: 'groups of a user is always empty, though the server shows it',
    named: /groups/i,
    server: withUsers((user) => ({ ...user, groups: [] })),
  },
  {
    id: 'group.staleInUser',
    sentence: 'groups of a user keeps groups that were deleted',
    named: /groups/i,
    server: class extends FleetServer {
      readonly #gone: Stored[] = [];

      override remove(kind: Kind, id: string, call: Call): Reply {
        if (kind === 'Groups') {
          this.#gone.push(this.find(kind, id));
        }
        return super.remove(kind, id, call);
      }

      override groupsOf(userId: string, call: Call): JsonObject {
        const old = this.#gone
          .filter(({ data }) => objectsOf(data['members']).some(({ value }) => value === userId))
          .map(({ id, data }) => ({ value: id, display: textOf(data['displayName']) }));
        const groups = [...listOf(super.groupsOf(userId, call)['groups']), ...old];
        return groups.length === 0 ? {} : { groups };
      }
    },
  },
  {
    id: 'group.deleteTakesUsers',
    sentence: 'the deletion of a group deletes its members',
    named: /member|user/i,
    server: class extends FleetServer {
      override remove(kind: Kind, id: string, call: Call): Reply {
        const { data } = this.find(kind, id);
        const reply = super.remove(kind, id, call);
        for (const member of kind === 'Groups' ? objectsOf(data['members']) : []) {
          this.store.Users.delete(textOf(member['value']));
        }
        return reply;
      }
    },
  },
  {
    id: 'group.deletedUserStays',
    sentence: 'a deleted user stays a member',
    named: /deleted|member/i,
    server: class extends FleetServer {
      override forgetMember(): void {
        return undefined;
      }

      override acceptMembers(data: JsonObject): JsonObject {
        return data;
      }
    },
  },
  {
    id: 'group.notEmptyNotDeleted',
    sentence: 'a group with members cannot be deleted: 409',
    named: /delet/i,
    server: class extends FleetServer {
      override remove(kind: Kind, id: string, call: Call): Reply {
        if (kind === 'Groups' && objectsOf(this.find(kind, id).data['members']).length > 0) {
          throw new Failure(409, 'The group is not empty');
        }
        return super.remove(kind, id, call);
      }
    },
  },
  {
    id: 'group.deleteIgnored',
    sentence: 'the deletion of a group is answered with 204 and not done',
    named: /delet/i,
    server: class extends FleetServer {
      override remove(kind: Kind, id: string, call: Call): Reply {
        return kind === 'Groups' ? { status: 204, headers: {} } : super.remove(kind, id, call);
      }
    },
  },
  {
    id: 'group.patch204WithBody',
    sentence: 'a PATCH of a group is answered with 200 and the members only',
    named: /displayName|schemas|\bid\b/,
    server: withReplies((reply, call) =>
      call.method === 'PATCH' && call.path[0] === 'Groups' && reply.status === 200
        ? { ...reply, body: { members: objectOf(reply.body)['members'] ?? [] } }
        : reply,
    ),
  },
  {
    id: 'group.noDisplayName',
    sentence: 'a group is shown with name in place of displayName',
    named: /displayName/,
    server: withGroups(({ displayName = '', ...group }) => ({ ...group, name: displayName })),
  },
  {
    id: 'group.nameLowered',
    sentence: 'the name of a group is kept as a slug',
    named: /displayName/,
    server: class extends FleetServer {
      override accept(kind: Kind, body: JsonObject, before?: Stored): JsonObject {
        const data = super.accept(kind, body, before);
        return kind === 'Groups'
          ? {
              ...data,
              displayName: textOf(data['displayName'])
                .toLowerCase()
                .replaceAll(/[^a-z0-9]+/g, '-'),
            }
          : data;
      }
    },
  },
  {
    id: 'group.membersOfOthers',
    sentence: 'a change of members changes those of every group',
    named: /member|group/i,
    server: class extends FleetServer {
      override change(kind: Kind, before: Stored, data: JsonObject): Stored {
        if (kind === 'Groups') {
          for (const other of this.everything('Groups')) {
            this.save('Groups', {
              ...other,
              data: { ...other.data, members: data['members'] ?? [] },
            });
          }
        }
        return super.change(kind, before, data);
      }
    },
  },
  {
    id: 'group.oneGroupPerUser',
    sentence: 'a user can be in one group only, as a column holds it',
    named: /member|group/i,
    server: class extends FleetServer {
      override save(kind: Kind, stored: Stored): void {
        super.save(kind, stored);
        const ids = objectsOf(stored.data['members']).map(({ value }) => value);
        for (const other of kind === 'Groups' ? this.everything('Groups') : []) {
          const members = objectsOf(other.data['members']);
          if (other.id !== stored.id && members.some(({ value }) => ids.includes(value))) {
            super.save('Groups', {
              ...other,
              data: { ...other.data, members: members.filter(({ value }) => !ids.includes(value)) },
            });
          }
        }
      }
    },
  },
];

const unique = (members: readonly JsonObject[string][]): readonly JsonObject[] => [
  ...new Map(members.map((member) => [objectOf(member)['value'], objectOf(member)])).values(),
];
