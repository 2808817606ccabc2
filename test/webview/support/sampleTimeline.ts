import {
  type ResourceStates,
  type ResourceTimeline,
} from '../../../src/protocol/resourceTimeline.js';

/** Three exchanges in the life of a person; the second is the one that was asked for. */
export function sampleTimeline(id: string, seq: number): ResourceTimeline {
  const startedAt = Date.UTC(2026, 2, 14, 9, 26, 53, 589) + seq * 173;
  return {
    typeName: 'User',
    resourceId: '17',
    name: 'mara.lindqvist@fjord.example',
    leftOut: 2,
    steps: [
      {
        id: 'x1',
        seq: 1,
        startedAt: startedAt - 9000,
        method: 'POST',
        status: 201,
        operation: 'Create user',
        kind: 'created',
        isAssumed: false,
        changes: [
          { path: 'userName', after: '"mara.lindqvist@fjord.example"' },
          { path: 'active', after: 'true' },
        ],
      },
      {
        id,
        seq,
        startedAt,
        method: 'PATCH',
        status: 200,
        operation: 'Deactivate user (OIN)',
        worstLevel: 'warning',
        kind: 'changed',
        isAssumed: true,
        changes: [{ path: 'active', before: 'true', after: 'false' }],
      },
      {
        id: 'x3',
        seq: 3,
        startedAt: startedAt + 500,
        method: 'PUT',
        status: 200,
        operation: 'Update user (PUT)',
        kind: 'changed',
        isAssumed: false,
        changes: [{ path: 'name.familyName', before: '"Lind"', after: '"Lindqvist"' }],
      },
    ],
  };
}

export const sampleStates: ResourceStates = {
  before: '{\n  "active": true\n}',
  after: '{\n  "active": false\n}',
  isAssumed: true,
  changes: [{ path: 'active', before: 'true', after: 'false' }],
};
