import { type OrgError, wrongState } from './orgError.js';
import { type Person, type PersonStatus } from './person.js';

export const lifecycleActions = [
  'activate',
  'reactivate',
  'deactivate',
  'suspend',
  'unsuspend',
] as const;
export type LifecycleAction = (typeof lifecycleActions)[number];

interface Transition {
  readonly from: readonly PersonStatus[];
  readonly to: (person: Person) => PersonStatus;
  /** Okta's words where the status is another one. */
  readonly refusal: string;
}

const transitions: Readonly<Record<LifecycleAction, Transition>> = {
  activate: {
    from: ['STAGED', 'DEPROVISIONED'],
    to: (person) => (person.hasPassword ? 'ACTIVE' : 'PROVISIONED'),
    refusal: 'Activation failed because the user is already active',
  },
  reactivate: {
    from: ['PROVISIONED'],
    to: () => 'PROVISIONED',
    refusal: "This operation is not allowed in the user's current status",
  },
  deactivate: {
    from: ['STAGED', 'PROVISIONED', 'ACTIVE', 'SUSPENDED'],
    to: () => 'DEPROVISIONED',
    refusal: 'Deactivation failed because the user is already deactivated',
  },
  suspend: {
    from: ['ACTIVE'],
    to: () => 'SUSPENDED',
    refusal: 'Cannot suspend a user that is not active',
  },
  unsuspend: {
    from: ['SUSPENDED'],
    to: () => 'ACTIVE',
    refusal: 'Cannot unsuspend a user that is not suspended',
  },
};

/** @throws OrgError `wrongState` */
export function statusAfter(action: LifecycleAction, person: Person): PersonStatus {
  const { from, to, refusal } = transitions[action];
  if (!from.includes(person.status)) {
    throw refuse(refusal);
  }
  return to(person);
}

const refuse = (refusal: string): OrgError => wrongState(refusal);

/** For menus: what can be done with somebody. */
export const actionsFor = ({ status }: Pick<Person, 'status'>): readonly LifecycleAction[] =>
  lifecycleActions.filter((action) => transitions[action].from.includes(status));
