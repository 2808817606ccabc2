import { type Member } from '../client/account.js';
import { type Accounts } from './accounts.js';
import { type OrgContext, appTarget } from './orgContext.js';
import { invalid, notFound, wrongState } from './orgError.js';
import { type GroupToSend, type PushJobKind, type PushSent, enqueuePushJob } from './pushJobs.js';
import { type PushMapping } from './pushMapping.js';
import { type LogEventType } from './systemLog.js';

export interface NewPush {
  readonly groupId: string;
  /** The name of the group where absent. */
  readonly targetName?: string;
  /** Links to a group that is on the server, as an import has found it. */
  readonly targetId?: string;
  readonly isActive?: boolean;
}

/** The tab Push Groups: which groups are on the server too, and what of them was sent. */
export class GroupPush {
  readonly #context: OrgContext;
  readonly #accounts: Accounts;
  readonly #mappings = new Map<string, PushMapping>();

  constructor(context: OrgContext, accounts: Accounts) {
    this.#context = context;
    this.#accounts = accounts;
  }

  get all(): readonly PushMapping[] {
    return [...this.#mappings.values()];
  }

  find(id: string): PushMapping | undefined {
    return this.#mappings.get(id);
  }

  /** @throws OrgError */
  get(id: string): PushMapping {
    const mapping = this.find(id);
    if (!mapping) {
      throw notFound('GroupPushMapping', id);
    }
    return mapping;
  }

  findByGroup(groupId: string): PushMapping | undefined {
    return this.all.find((mapping) => mapping.groupId === groupId);
  }

  /** @throws OrgError */
  create({ groupId, targetName, targetId, isActive = true }: NewPush): PushMapping {
    const group = this.#context.groups.get(groupId);
    if (this.findByGroup(groupId)) {
      throw invalid('sourceGroupId', 'sourceGroupId: The group is pushed already');
    }
    if (targetName?.trim() === '') {
      throw invalid('targetGroupName', 'targetGroupName: The field cannot be left blank');
    }
    const now = this.#context.now();
    const mapping: PushMapping = {
      id: this.#context.newId('gPm'),
      groupId,
      targetName: targetName ?? group.name,
      ...(targetId !== undefined && { targetId }),
      status: isActive ? 'ACTIVE' : 'INACTIVE',
      isPushing: false,
      pushedMembers: new Set(),
      leftOut: 0,
      created: now,
      lastUpdated: now,
    };
    this.#put(mapping);
    this.#log('application.provision.group_push.mapping.created', mapping);
    if (isActive) {
      this.#enqueue('pushGroup', mapping);
    }
    this.#context.changed();
    return this.get(mapping.id);
  }

  /** The whole group, whatever was sent before. @throws OrgError */
  pushNow(id: string): void {
    const mapping = this.get(id);
    if (mapping.status === 'INACTIVE') {
      throw wrongState('The group push mapping is inactive. Activate it first');
    }
    this.#enqueue(mapping.targetId === undefined ? 'pushGroup' : 'pushGroupNow', mapping);
  }

  /** Nothing is sent until it is activated again. @throws OrgError */
  deactivate(id: string): void {
    const mapping = this.#put({ ...this.get(id), status: 'INACTIVE' });
    this.#log('application.provision.group_push.deactivate_mapping', mapping);
    this.#context.changed();
  }

  /** @throws OrgError */
  activate(id: string): void {
    const mapping = this.get(id);
    if (mapping.status === 'ACTIVE') {
      return;
    }
    this.#put({ ...mapping, status: 'ACTIVE' });
    this.#log('application.provision.group_push.activate_mapping', mapping);
    this.pushNow(id);
  }

  /**
   * Unlinks the group. To be deleted on the server as well it stays until that is done.
   *
   * @throws OrgError
   */
  remove(id: string, isDeleted: boolean): void {
    const mapping = this.get(id);
    if (isDeleted && mapping.targetId !== undefined) {
      this.#enqueue('deleteGroup', mapping);
    } else {
      this.#forget(mapping);
      this.#context.changed();
    }
  }

  /** After members came or went, or the group was renamed. */
  follow(groupId: string): void {
    const mapping = this.findByGroup(groupId);
    if (mapping?.status !== 'ACTIVE') {
      return;
    }
    // One that waits sees the group as it is when it runs.
    if (!this.#context.queue.isWaiting(mapping.id, ['pushGroup', 'updateGroup', 'pushGroupNow'])) {
      this.#enqueue('updateGroup', mapping);
    }
  }

  /** The group is gone from the org; nothing is sent. */
  forgetGroup(groupId: string): void {
    const mapping = this.findByGroup(groupId);
    if (mapping) {
      this.#forget(mapping);
    }
  }

  #enqueue(kind: PushJobKind, mapping: PushMapping): void {
    if (!this.#context.app().isProvisioningEnabled) {
      throw wrongState('Provisioning is not enabled');
    }
    this.#put({ ...mapping, isPushing: true });
    const deps = {
      ...this.#context,
      findMapping: (id: string) => this.find(id),
      readGroup: (given: PushMapping) => this.#readGroup(given),
      onOutcome: this.#settle,
    };
    enqueuePushJob(deps, kind, mapping.id);
  }

  #readGroup({ groupId, targetName }: PushMapping): GroupToSend {
    const { groups, app } = this.#context;
    const group = groups.get(groupId);
    const members = [...group.memberIds].flatMap((personId): readonly Member[] => {
      const { externalId: value, userName: display = '' } = this.#accounts.find(personId) ?? {};
      return value === undefined ? [] : [{ value, display }];
    });
    return {
      name: app().renamesGroups ? group.name : targetName,
      members,
      leftOut: group.memberIds.size - members.length,
    };
  }

  readonly #settle = (kind: PushJobKind, { mapping, group, outcome }: PushSent): void => {
    const current = this.find(mapping.id);
    if (!current) {
      return;
    }
    if (outcome.problem !== undefined) {
      const { id = current.targetId, problem } = outcome;
      this.#put({
        ...current,
        ...(id !== undefined && { targetId: id }),
        status: current.status === 'INACTIVE' ? 'INACTIVE' : 'ERROR',
        isPushing: false,
        problem,
      });
    } else if (kind === 'deleteGroup') {
      this.#forget(current);
    } else {
      this.#succeed(current, group, outcome.id ?? current.targetId);
    }
  };

  #succeed(mapping: PushMapping, { name, members, leftOut }: GroupToSend, id?: string): void {
    this.#put({
      ...mapping,
      ...(id !== undefined && { targetId: id }),
      targetName: name,
      status: mapping.status === 'INACTIVE' ? 'INACTIVE' : 'ACTIVE',
      problem: undefined,
      isPushing: false,
      pushedMembers: new Set(members.map(({ value }) => value)),
      leftOut,
      lastPush: this.#context.now(),
    });
  }

  #forget(mapping: PushMapping): void {
    this.#mappings.delete(mapping.id);
    this.#context.queue.forget(mapping.id);
    this.#log('application.provision.group_push.removed', mapping);
  }

  #put(mapping: PushMapping): PushMapping {
    const next = { ...mapping, lastUpdated: this.#context.now() };
    this.#mappings.set(mapping.id, next);
    return next;
  }

  #log(event: LogEventType, { groupId, targetName }: PushMapping): void {
    const displayName = this.#context.groups.find(groupId)?.name ?? targetName;
    const group = { type: 'UserGroup' as const, id: groupId, displayName };
    this.#context.log.add(event, [group, appTarget(this.#context)]);
  }
}
