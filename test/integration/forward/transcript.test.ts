import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seedResources } from '../../../src/scim/store/seedPeople.js';
import { Transcript, TranscriptClock } from '../../support/goldenTranscript.js';
import { withForward } from '../../support/forwardRig.js';
import {
  activeBody,
  createBody,
  groupBody,
  memberOf,
  mona,
  patchBody,
  pushBody,
  userNameQuery,
} from '../../support/oktaBodies.js';
import { type RigOptions, ServerRig, withServer } from '../../support/serverRig.js';

/** People and groups as Okta pushes them, an import, and what goes wrong on the way. */
async function converse(talk: Transcript): Promise<void> {
  await talk.send('Test', '/Users?startIndex=1&count=2');
  await talk.send('Does she exist?', userNameQuery(mona.userName));
  const created = await talk.send('Create', '/Users', { method: 'POST', body: createBody(mona) });
  await talk.send('Create again', '/Users', { method: 'POST', body: createBody(mona) });
  const path = `/Users/${created.textAt('id')}`;
  const got = await talk.send('Read', path);
  await talk.send('Put', path, { method: 'PUT', body: pushBody(got.body, { title: 'Buyer' }) });
  await talk.send('Deactivate', path, { method: 'PUT', body: activeBody(got.body, false) });
  const group = await talk.send('Group', '/Groups', {
    method: 'POST',
    body: groupBody('Sellers', [memberOf(created.textAt('id'), mona.userName)]),
  });
  await talk.send('Empty it', `/Groups/${group.textAt('id')}`, {
    method: 'PATCH',
    body: patchBody({ op: 'replace', path: 'members', value: [] }),
  });
  await talk.send('Import', '/Users?startIndex=1&count=100');
  await talk.send('Wrong filter', '/Users?filter=userName+eq');
  await talk.send('No JSON', '/Users', { method: 'POST', body: '{"userName":' });
  await talk.send('Wrong token', path, { headers: { Authorization: 'Bearer wrong' } });
  await talk.send('Not there', '/Nothing');
  await talk.send('Delete', path, { method: 'DELETE' });
  await talk.send('Gone', path);
}

const options = (clock: TranscriptClock): RigOptions => ({ now: clock.now });

/** Notes of the mock itself, which a server in the middle does not see. */
const withoutNotes = (text: string): string =>
  text.replaceAll(/(?:\n# (?:error|warning|hint) [^\n]*)+/g, '').replaceAll(/\n{3,}/g, '\n\n');

await test('a conversation through the forwarding is the same as without it', async () => {
  const direct = await converseDirectly();
  const forwarded = await converseForwarded();

  assert.equal(withoutNotes(forwarded), withoutNotes(direct));
  assert.ok(direct.split('\n### ').length > 15);
});

async function converseDirectly(): Promise<string> {
  let text = '';
  const clock = new TranscriptClock();
  await withServer(options(clock), async (rig) => {
    rig.directory.load(seedResources(5));
    const talk = new Transcript(rig, clock);
    await converse(talk);
    text = talk.toText('One');
  });
  return text;
}

async function converseForwarded(): Promise<string> {
  let text = '';
  const clock = new TranscriptClock();
  await withServer(options(clock), async (rig) => {
    rig.directory.load(seedResources(5));
    await withForward({ target: rig.baseUrl }, async ({ port, recorded, logger }) => {
      const { basePath, authorization, directory } = rig;
      const between = new ServerRig({
        running: { port, stop: () => Promise.resolve() },
        basePath,
        authorization,
        directory,
        logger,
        recorded,
      });
      const talk = new Transcript(between, clock);
      await converse(talk);
      between.dispose();
      text = talk.toText('One');
    });
  });
  return text;
}
