import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonObject } from '../../../../src/base/json.js';
import { type StoredResource } from '../../../../src/scim/store/directory.js';
import { renderResource } from '../../../../src/scim/store/renderResource.js';
import { ResourceRenderer } from '../../../../src/scim/store/resourceRenderer.js';
import { seedResources } from '../../../../src/scim/store/seedPeople.js';
import { createDirectoryRig, type DirectoryRig } from '../../../support/directoryRig.js';

const baseUrl = 'https://scim.example/scim/v2';
const allocate = (sizeBytes: number): Uint8Array => new Uint8Array(sizeBytes);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const createRenderer = ({ directory }: DirectoryRig, count = 10): ResourceRenderer =>
  new ResourceRenderer({ registry: directory.registry, countResources: () => count });

const renderedText = (renderer: ResourceRenderer, stored: StoredResource, url = baseUrl): string =>
  decode(renderer.render(stored, url, allocate));

function createPerson(rig: DirectoryRig, attributes: JsonObject): StoredResource {
  return rig.createUser('jane', attributes);
}

const awkward: Readonly<Record<string, JsonObject>> = {
  'quotes and backslashes': { displayName: 'the "real" C:\\jane', title: '\\' },
  'control characters, which the packed form has a use for': {
    displayName: '\u0000\u0001\u0002\u0003 and \u001f\u007f',
  },
  'characters of two, three and four bytes': { displayName: 'Zoë 人 😀' },
  'half a character': { displayName: '\ud83d and \ude00', title: 'x\ud800' },
  'the same text again and again': {
    displayName: 'Jane Doe-Smith',
    title: 'Jane Doe-Smith',
    name: { formatted: 'Jane Doe-Smith', familyName: 'Jane Doe-Smith' },
  },
  'the same long text twice': { displayName: 'long '.repeat(100), title: 'long '.repeat(100) },
  'texts as long as a piece of the packed form, and a little longer': {
    displayName: 'x'.repeat(224),
    title: 'y'.repeat(225),
    nickName: `${'z'.repeat(223)}人`,
    name: { formatted: '人'.repeat(75), familyName: '人'.repeat(75) },
  },
  'the same escaped text twice': { displayName: '"quoted"', title: '"quoted"' },
  'a password, which is not shown': { password: 'secret', title: 'Baker' },
  booleans: { active: false, emails: [{ value: 'a@example.com', primary: true }] },
};

for (const [what, attributes] of Object.entries(awkward)) {
  void test(`a resource is written byte for byte as its text: ${what}`, () => {
    const rig = createDirectoryRig();
    const stored = createPerson(rig, attributes);
    const renderer = createRenderer(rig);

    const texts = [renderedText(renderer, stored), renderedText(renderer, stored)];

    const text = renderResource(stored, baseUrl);
    assert.deepEqual(texts, [text, text]);
  });
}

await test('the same resource shows the address of whoever asks', () => {
  const rig = createDirectoryRig();
  const stored = createPerson(rig, {});
  const renderer = createRenderer(rig);

  for (const url of ['http://a.example', 'https://b.example/"odd"', 'http://a.example', '']) {
    assert.equal(renderedText(renderer, stored, url), renderResource(stored, url));
  }
});

await test('people and groups that point at each other are written as their texts', () => {
  const rig = createDirectoryRig();
  rig.directory.load(seedResources(200));
  const renderer = createRenderer(rig);

  for (const type of [rig.users, rig.groups]) {
    const { resources } = rig.directory.query([type], { startIndex: 1, count: 1000 });
    const frame = { start: '[', end: ']' };
    const list = decode(renderer.renderList(resources, baseUrl, frame, allocate));

    assert.equal(list, `[${resources.map((stored) => renderResource(stored, baseUrl)).join(',')}]`);
  }
});

await test('an empty list is what goes around it', () => {
  const renderer = createRenderer(createDirectoryRig());

  const bytes = renderer.renderList([], baseUrl, { start: '[', end: ']' }, allocate);

  assert.equal(decode(bytes), '[]');
});

await test('what has fallen out of memory is written anew, large resources too', () => {
  const rig = createDirectoryRig();
  const people = Array.from({ length: 12 }, (_, at) =>
    rig.createUser(`user${String(at)}`, {
      // None repeats another, so that each takes more than a megabyte.
      displayName: Array.from({ length: 200_000 }, (_, step) => String(step * 7 + at)).join(' '),
    }),
  );
  const renderer = createRenderer(rig, 1);

  for (const stored of [...people, ...people]) {
    assert.equal(renderedText(renderer, stored), renderResource(stored, baseUrl));
  }
});

await test('whatever is in a resource, its bytes are those of its text', () => {
  const word = fc.string({ unit: 'binary', maxLength: 12 });
  const attributes = fc.record(
    {
      displayName: word,
      title: word,
      name: fc.record({ familyName: word, givenName: word }, { requiredKeys: [] }),
      active: fc.boolean(),
      emails: fc.uniqueArray(
        fc.record({ value: word, type: fc.constantFrom('work', 'home', 'other') }),
        { selector: ({ value }) => value, maxLength: 4 },
      ),
      nickName: fc.string({ unit: 'grapheme', maxLength: 300 }),
    },
    { requiredKeys: [] },
  );
  const rig = createDirectoryRig();
  const renderer = createRenderer(rig);
  fc.assert(
    fc.property(attributes, (random) => {
      rig.directory.clear();
      const stored = createPerson(rig, random);

      assert.equal(renderedText(renderer, stored), renderResource(stored, baseUrl));
    }),
  );
});
