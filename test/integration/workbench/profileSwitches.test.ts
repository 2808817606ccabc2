import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonValue } from '../../../src/base/json.js';
import { type SwitchName, profileNames, switchNames } from '../../../src/scim/profile.js';
import { SwitchError } from '../../../src/scim/profileChanges.js';
import { type RunningState } from '../../../src/workbench/serverOptions.js';
import { groupUrn, userUrn } from '../../support/scimAssertions.js';
import { send, testOptions, waitForCaptures, withWorkbench } from '../../support/workbenchRig.js';

const patchOpUrn = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

interface Ids {
  readonly user: string;
  readonly group: string;
}

const patch = (...operations: readonly JsonValue[]): { method: string; body: JsonValue } => ({
  method: 'PATCH',
  body: { schemas: [patchOpUrn], Operations: operations },
});

interface Effect {
  readonly name: SwitchName;
  /** The value that is set, and what tells it from any other; the rest are as in `from`. */
  readonly from: 'strict' | 'entra';
  readonly value: unknown;
  readonly request: (state: RunningState, ids: Ids) => Promise<Response>;
  /** Status before and after. */
  readonly statuses?: readonly [before: number, after: number];
  /** A finding that is there on one of both sides only. */
  readonly finding?: { readonly id: string; readonly level?: readonly [string, string] };
}

const title = { op: 'replace', path: 'title', value: 'Buyer' };

/** Each switch alone, set while the server runs: what the same request answers before and after. */
const effects: readonly Effect[] = [
  {
    name: 'patchAnswer',
    from: 'strict',
    value: 'noContent',
    request: (state, { user }) => send(state, `/Users/${user}`, patch(title)),
    statuses: [200, 204],
  },
  {
    name: 'coercesBooleanStrings',
    from: 'strict',
    value: true,
    request: (state, { user }) =>
      send(state, `/Users/${user}`, patch({ op: 'replace', path: 'active', value: 'True' })),
    statuses: [400, 200],
  },
  {
    name: 'acceptsUnquotedFilterStrings',
    from: 'strict',
    value: true,
    request: (state) => send(state, '/Users?filter=userName%20eq%20jane'),
    statuses: [400, 200],
  },
  {
    name: 'acceptsBracketsBeforeSub',
    from: 'strict',
    value: true,
    request: (state) =>
      send(
        state,
        `/Users?count=1&filter=${encodeURIComponent('emails[type eq "work"].value co "@"')}`,
      ),
    statuses: [400, 200],
  },
  {
    name: 'acceptsBareMembers',
    from: 'strict',
    value: true,
    request: (state, { user, group }) =>
      send(state, `/Groups/${group}`, patch({ op: 'add', path: 'members', value: [user] })),
    statuses: [400, 200],
  },
  {
    name: 'removesListedValues',
    from: 'strict',
    value: true,
    request: async (state, { group }) => {
      const members = [{ value: 'not-a-member' }];
      await send(
        state,
        `/Groups/${group}`,
        patch({ op: 'remove', path: 'members', value: members }),
      );
      return send(state, '/Groups?filter=members%20pr&count=0');
    },
  },
  {
    name: 'addsOnMissedReplace',
    from: 'strict',
    value: true,
    request: (state, { user }) =>
      send(
        state,
        `/Users/${user}`,
        patch({ op: 'replace', path: 'ims[type eq "aim"].value', value: 'x' }),
      ),
    statuses: [400, 200],
  },
  {
    name: 'acceptsMissedRemove',
    from: 'strict',
    value: true,
    request: (state, { user }) =>
      send(state, `/Users/${user}`, patch({ op: 'remove', path: 'ims[type eq "aim"]' })),
    statuses: [400, 200],
  },
  {
    name: 'acceptsMissingSchemas',
    from: 'strict',
    value: true,
    request: (state) =>
      send(state, '/Users', { method: 'POST', body: { userName: crypto.randomUUID() } }),
    statuses: [400, 201],
  },
  {
    name: 'readsEmailForEmails',
    from: 'strict',
    value: true,
    request: (state) => send(state, '/Users?filter=email%20co%20%22%40%22&count=1'),
  },
  {
    name: 'acceptsEmptyOperations',
    from: 'strict',
    value: true,
    request: (state, { user }) => send(state, `/Users/${user}`, patch()),
    statuses: [400, 200],
  },
  {
    name: 'acceptsFilterOnOneValue',
    from: 'strict',
    value: true,
    request: (state, { user }) =>
      send(
        state,
        `/Users/${user}`,
        patch({ op: 'add', path: 'name[givenName eq "x"].familyName', value: 'y' }),
      ),
    statuses: [400, 200],
  },
  {
    name: 'acceptsListForOne',
    from: 'strict',
    value: true,
    request: (state, { user }) => send(state, `/Users/${user}`, patch({ ...title, value: ['x'] })),
    statuses: [400, 200],
  },
  {
    name: 'acceptsMembersByReference',
    from: 'strict',
    value: false,
    request: (state, { user, group }) =>
      send(
        state,
        `/Groups/${group}`,
        patch({ op: 'add', path: 'members', value: [{ $ref: `../Users/${user}` }] }),
      ),
    statuses: [200, 400],
  },
  {
    name: 'refusesSameGroupName',
    from: 'strict',
    value: true,
    request: async (state) => {
      const body = { schemas: [groupUrn], displayName: 'Twice' };
      await send(state, '/Groups', { method: 'POST', body });
      return send(state, '/Groups', { method: 'POST', body: { ...body, displayName: 'TWICE' } });
    },
    statuses: [201, 409],
  },
  {
    name: 'serviceProviderConfigAliases',
    from: 'strict',
    value: '/Config, /v2/Config',
    request: (state) => send(state, '/v2/Config'),
    statuses: [404, 200],
  },
  {
    name: 'toleranceLevel',
    from: 'entra',
    value: 'warning',
    request: (state) =>
      send(state, '/Users', { method: 'POST', body: { userName: crypto.randomUUID() } }),
    finding: { id: 'body.schemas', level: ['hint', 'warning'] },
  },
  {
    name: 'notesUnknownAttributes',
    from: 'entra',
    value: true,
    request: (state) =>
      send(state, '/Users', {
        method: 'POST',
        body: { schemas: [userUrn], userName: crypto.randomUUID(), shoeSize: 38 },
      }),
    finding: { id: 'body.unknownAttribute' },
  },
  {
    name: 'notesRemoveWithValue',
    from: 'entra',
    value: true,
    request: (state, { group }) =>
      send(
        state,
        `/Groups/${group}`,
        patch({ op: 'remove', path: 'members', value: [{ value: 'not-a-member' }] }),
      ),
    finding: { id: 'patch.removeWithValue' },
  },
  {
    name: 'notesOpCapitals',
    from: 'entra',
    value: true,
    request: (state, { user }) => send(state, `/Users/${user}`, patch({ ...title, op: 'Replace' })),
    finding: { id: 'patch.opCapitals' },
  },
  {
    name: 'notesOddSlashes',
    from: 'entra',
    value: true,
    request: (state) => send(state, '/Users/'),
    finding: { id: 'url.trailingSlash' },
  },
  {
    name: 'notesLostMembership',
    from: 'entra',
    value: true,
    request: (state, { group }) =>
      send(
        state,
        `/Groups/${group}`,
        patch({ op: 'add', path: 'members', value: [{ value: 'nobody' }] }),
      ),
    finding: { id: 'directory.lostMembership' },
  },
];

await test('each switch is tried alone', () => {
  assert.deepEqual(
    effects.map(({ name }) => name),
    switchNames,
  );
});

for (const { name, from, value, request, statuses, finding } of effects) {
  await test(`the switch ${name} takes effect while the server runs, and back`, async () => {
    await withWorkbench(async ({ workbench }) => {
      const state = await workbench.start({ ...testOptions, profile: from, seed: 30 });
      const ids = await firstIds(state);
      const observe = async (): Promise<{ text: string; status: number; levels: string[] }> => {
        const answer = await request(state, ids);
        const text = await answer.text();
        const captured = (await waitForCaptures(workbench, workbench.captures.lastSeq)).at(-1);
        const found = captured?.exchange.observations.filter(({ id }) => id === finding?.id) ?? [];
        return { text, status: answer.status, levels: found.map(({ level }) => level) };
      };

      const before = await observe();
      workbench.reset();
      workbench.setProfileSwitch(name, value);
      const after = await observe();
      workbench.reset();
      workbench.resetProfileSwitches();
      const again = await observe();

      if (statuses) {
        assert.deepEqual([before.status, after.status, again.status], [...statuses, statuses[0]]);
      } else if (finding) {
        const [first, second] = finding.level ?? [undefined, undefined];
        assert.deepEqual(before.levels, first === undefined ? [] : [first]);
        assert.equal(after.levels.length, 1);
        assert.deepEqual(after.levels, second === undefined ? after.levels : [second]);
        assert.deepEqual(again.levels, before.levels);
      } else {
        assert.notEqual(after.text, before.text);
        assert.equal(again.text, before.text);
      }
    });
  });
}

async function firstIds(state: RunningState): Promise<Ids> {
  const idOf = async (path: string): Promise<string> => {
    const list: unknown = await (await send(state, `${path}?count=1`)).json();
    const { Resources } = list as { readonly Resources: readonly { readonly id: string }[] };
    assert.ok(Resources[0]);
    return Resources[0].id;
  };
  return { user: await idOf('/Users'), group: await idOf('/Groups') };
}

await test('the state says what is changed, and another profile begins as it is', async () => {
  await withWorkbench(async ({ workbench }) => {
    await workbench.start({ ...testOptions, switches: { patchAnswer: 'noContent' } });
    const stateNow = (): unknown => {
      const state = workbench.serverState;
      return state.status === 'running' && [state.profile, state.switches];
    };

    assert.deepEqual(stateNow(), ['okta', { patchAnswer: 'noContent' }]);
    workbench.setProfileSwitch('acceptsBareMembers', 'true');
    assert.deepEqual(stateNow(), ['okta', { patchAnswer: 'noContent', acceptsBareMembers: true }]);
    workbench.setProfileSwitch('patchAnswer', 'resource');
    assert.deepEqual(stateNow(), ['okta', { acceptsBareMembers: true }]);
    await workbench.restart();
    assert.deepEqual(stateNow(), ['okta', { acceptsBareMembers: true }]);
    for (const name of profileNames) {
      workbench.setProfile(name);
      assert.deepEqual(stateNow(), [name, {}]);
    }
  });
});

await test('a switch that there is not, or cannot have the value, changes nothing', async () => {
  await withWorkbench(async ({ workbench }) => {
    const before = await workbench.start(testOptions);

    assert.throws(() => {
      workbench.setProfileSwitch('__proto__', true);
    }, SwitchError);
    assert.throws(() => {
      workbench.setProfileSwitch('patchAnswer', 204);
    }, SwitchError);

    assert.deepEqual(workbench.serverState, before);
  });
});

await test('a server that does not run has no profile to change', async () => {
  await withWorkbench(({ workbench }) => {
    assert.throws(
      () => {
        workbench.setProfileSwitch('patchAnswer', 'noContent');
      },
      { reason: 'notRunning' },
    );
    return Promise.resolve();
  });
});
