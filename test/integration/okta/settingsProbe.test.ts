import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assessSettings } from '../../../src/okta/settings/assessSettings.js';
import { toEvidenceLines } from '../../../src/okta/settings/probe/evidenceLines.js';
import { proposeSettings } from '../../../src/okta/settings/probe/proposeSettings.js';
import { ProbeError, type ProbeResult } from '../../../src/okta/settings/probe/serverFacts.js';
import { checkAgainstServer } from '../../../src/okta/settings/serverRules.js';
import { probeTarget } from '../../../src/workbench/settings/probeTarget.js';
import { withDefectiveProxy } from '../../support/defectiveProxy.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

const baseUrlOf = (rig: ServerRig): string => `http://127.0.0.1:${String(rig.port)}${rig.basePath}`;

const probe = (
  rig: ServerRig,
  baseUrl = baseUrlOf(rig),
  isReadOnly = false,
): Promise<ProbeResult> =>
  probeTarget({ target: { baseUrl, authorization: rig.authorization }, isReadOnly });

const supportOf = ({ facts }: ProbeResult): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...Object.entries(facts.actions), ['deactivation', facts.deactivation] as const].map(
      ([name, { support }]) => [name, support],
    ),
  );

const countPeople = async (rig: ServerRig): Promise<unknown> => {
  const { text } = await rig.send('/Users?count=0');
  const list: unknown = JSON.parse(text);
  return Reflect.get(Object(list), 'totalResults');
};

void describe('a probe', () => {
  void test('of a good server proposes all actions, keeps nothing there, and shows why', async () => {
    await withServer({ seed: 3 }, async (rig) => {
      const result = await probe(rig);

      assert.deepEqual(supportOf(result), {
        importNewUsersAndProfileUpdates: 'works',
        pushNewUsers: 'works',
        pushProfileUpdates: 'works',
        pushGroups: 'works',
        importGroups: 'works',
        deactivation: 'works',
      });
      assert.deepEqual(result.leftovers, []);
      assert.equal(await countPeople(rig), 3);
      assert.deepEqual(proposeSettings(result.facts).connection.provisioningActions, [
        'importNewUsersAndProfileUpdates',
        'pushNewUsers',
        'pushProfileUpdates',
        'pushGroups',
      ]);
      const lines = toEvidenceLines(result.facts).join('\n');
      assert.match(lines, /^Push New Users: yes\. GET .*\/Users 200, POST .*\/Users 201\.$/m);
      assert.match(
        lines,
        /^Kept: 28 of 29 attributes that Okta maps\. Not kept: manager\.displayName\.$/m,
      );
      assert.ok(!lines.includes(rig.authorization));
    });
  });

  void test('that only reads writes nothing, and says what it cannot tell', async () => {
    await withServer({ seed: 2 }, async (rig) => {
      const result = await probe(rig, baseUrlOf(rig), true);

      assert.equal(supportOf(result)['pushNewUsers'], 'unknown');
      assert.equal(supportOf(result)['importNewUsersAndProfileUpdates'], 'works');
      assert.equal(result.facts.authentication.mode, 'header');
      assert.equal(result.facts.patch.support, 'works');
      assert.equal(await countPeople(rig), 2);
    });
  });

  void test('of a server with Basic Auth proposes Basic Auth', async () => {
    const authentication = { mode: 'basic', username: 'okta', password: 'p' } as const;
    await withServer({ authentication }, async (rig) => {
      const { facts } = await probe(rig);

      assert.equal(facts.authentication.mode, 'basic');
      assert.deepEqual(proposeSettings(facts).connection.authentication, {
        mode: 'basic',
        username: '',
      });
    });
  });

  void test('ends where the credentials are refused', async () => {
    await withServer({}, async (rig) => {
      const target = { baseUrl: baseUrlOf(rig), authorization: 'Bearer wrong' };

      await assert.rejects(
        probeTarget({ target, isReadOnly: false }),
        (error) =>
          error instanceof ProbeError && error.message.includes('refuses the credentials with 401'),
      );
    });
  });

  void test('ends where nobody is there', async () => {
    const target = { baseUrl: 'http://127.0.0.1:1/scim/v2', authorization: '' };

    await assert.rejects(probeTarget({ target, isReadOnly: true }), ProbeError);
  });
});

void describe('settings are held against what a server has shown', () => {
  const { settings } = assessSettings({ connection: { baseUrl: 'https://scim.example.com' } });

  void test('a server that ignores filters cannot be asked for a user', async () => {
    await withServer({ seed: 3 }, async (rig) => {
      const toTarget = (target: string): string => target.replace(/filter=[^&]*&?/, '');
      await withDefectiveProxy({ rig, toTarget }, async (baseUrl) => {
        const result = await probe(rig, baseUrl);

        const ids = checkAgainstServer(settings, result.facts).map(({ id }) => id);
        assert.ok(ids.includes('server.filter'));
        // Whom it answered with is somebody else: nothing was changed.
        assert.equal(await countPeople(rig), 3);
      });
    });
  });

  void test('a server that does not deactivate is found', async () => {
    await withServer({}, async (rig) => {
      const toBody = (body: string): string => body.replace('"active":false', '"active":true');
      await withDefectiveProxy({ rig, toBody }, async (baseUrl) => {
        const { facts } = await probe(rig, baseUrl);

        assert.equal(facts.deactivation.support, 'fails');
        assert.match(facts.deactivation.evidence, /it was not inactive when it was read again/);
        assert.equal(proposeSettings(facts).toApp.deactivateUsers, false);
        assert.deepEqual(
          checkAgainstServer(settings, facts).map(({ id, pointer }) => [id, pointer]),
          [['server.deactivation', '/toApp/deactivateUsers']],
        );
      });
    });
  });

  void test('a server without groups cannot have groups pushed', async () => {
    await withServer({}, async (rig) => {
      const toTarget = (target: string): string => target.replace('/Groups', '/Nothing');
      await withDefectiveProxy({ rig, toTarget }, async (baseUrl) => {
        const { facts } = await probe(rig, baseUrl);

        const [finding] = checkAgainstServer(settings, facts);
        assert.equal(finding?.id, 'server.pushGroups');
        assert.equal(finding.level, 'error');
        assert.ok(!proposeSettings(facts).connection.provisioningActions.includes('pushGroups'));
      });
    });
  });

  void test('attributes that its schemas lack, and another way of authentication, are found', async () => {
    await withServer({}, async (rig) => {
      const { facts } = await probe(rig, baseUrlOf(rig), true);
      const { settings: wrong } = assessSettings({
        connection: {
          baseUrl: 'https://scim.example.com',
          authentication: { mode: 'basic', username: 'okta' },
        },
        customAttributes: [
          { name: 'badge', externalNamespace: 'urn:example:acme:1.0:User' },
          {
            name: 'baseRole',
            externalName: "roles.^[type=='base'].value",
            externalNamespace: 'urn:ietf:params:scim:schemas:core:2.0:User',
          },
        ],
        attributeMappings: [
          { attribute: 'badge', expression: 'user.badge' },
          { attribute: 'department', expression: 'user.department' },
        ],
      });

      assert.deepEqual(
        checkAgainstServer(wrong, facts).map(({ id, pointer }) => [id, pointer]),
        [
          ['server.authentication', '/connection/authentication/mode'],
          ['server.attribute', '/attributeMappings/0'],
          ['server.customAttribute', '/customAttributes/0'],
        ],
      );
    });
  });
});
