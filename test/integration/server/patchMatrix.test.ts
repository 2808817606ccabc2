import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '../../../src/base/json.js';
import { type Attribute } from '../../../src/scim/schema/attribute.js';
import { type ResourceType } from '../../../src/scim/schema/resourceType.js';
import { type Answer } from '../../support/answer.js';
import { groupType, userType } from '../../support/coreTypes.js';
import { patchBody } from '../../support/oktaBodies.js';
import { add, remove, replace } from '../../support/patchRules.js';
import { assertScimError } from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

/** One top-level attribute of a type, as conformance suites walk through them. */
interface Target {
  readonly type: ResourceType;
  readonly attribute: Attribute;
  readonly urn?: string;
}

const targets: readonly Target[] = [userType, groupType].flatMap((type) =>
  [...type.allAttributes()]
    .filter(({ attribute }) => attribute.name !== 'schemas')
    .map(({ attribute, extension }) => ({
      type,
      attribute,
      ...(extension && { urn: extension.urn }),
    })),
);

const pathOf = ({ attribute, urn }: Target): string =>
  urn === undefined ? attribute.name : `${urn}:${attribute.name}`;

const valueByType: Readonly<Record<Exclude<Attribute['type'], 'complex'>, JsonValue>> = {
  string: 'some text',
  boolean: true,
  decimal: 1.5,
  integer: 7,
  dateTime: '2026-01-02T03:04:05Z',
  reference: 'https://example.com/picture',
  binary: 'QUJD',
};

/** Something that the attribute takes; who belongs to a group has to be there. */
function valueOf(attribute: Attribute, person: string): JsonValue {
  if (attribute.name === 'members' || attribute.name === 'manager') {
    return attribute.isMultiValued ? [{ value: person }] : { value: person };
  }
  const one = attribute.type === 'complex' ? complexOf(attribute) : valueByType[attribute.type];
  return attribute.isMultiValued ? [one] : one;
}

const complexOf = (attribute: Attribute): JsonObject =>
  Object.fromEntries(
    [...attribute.subAttributes].flatMap(({ name, type, mutability }) =>
      type === 'complex' || mutability === 'readOnly' ? [] : [[name, valueByType[type]]],
    ),
  );

/** Whether all that was sent is in what is there; the service may have added to it. */
function isCovered(sent: JsonValue, found: JsonValue | undefined): boolean {
  if (isJsonArray(sent)) {
    return (
      found !== undefined &&
      isJsonArray(found) &&
      sent.every((one) => found.some((other) => isCovered(one, other)))
    );
  }
  if (isJsonObject(sent)) {
    return (
      found !== undefined &&
      isJsonObject(found) &&
      Object.entries(sent).every(([name, value]) => isCovered(value, found[name]))
    );
  }
  return sent === found;
}

function readAt({ body }: Answer, { attribute, urn }: Target): JsonValue | undefined {
  assert.ok(isJsonObject(body));
  const holder = urn === undefined ? body : body[urn];
  return holder !== undefined && isJsonObject(holder) ? holder[attribute.name] : undefined;
}

async function checkReadOnly(rig: ServerRig, target: Target, url: string): Promise<void> {
  const before = await rig.get(url);
  const path = pathOf(target);
  for (const operation of [add(path, 'x'), replace(path, 'x'), remove(path)]) {
    const answer = await rig.patch(url, patchBody(operation));
    assertScimError(answer, { status: 400, scimType: 'mutability' });
  }
  assert.equal((await rig.get(url)).text, before.text);
}

async function checkWritable(rig: ServerRig, target: Target, url: string): Promise<void> {
  const { attribute, type } = target;
  const path = pathOf(target);
  const value = valueOf(
    attribute,
    await createOne(rig, userType, `for-${type.name}-${attribute.name}`),
  );
  for (const operation of [add(path, value), replace(path, value)]) {
    const answer = await rig.patch(url, patchBody(operation));
    assert.equal(answer.status, 200, answer.text);
    const found = readAt(answer, target);
    assert.ok(attribute.returned === 'never' ? found === undefined : isCovered(value, found));
  }
  if (attribute.isRequired) {
    const answer = await rig.patch(url, patchBody(remove(path)));
    assertScimError(answer, { status: 400, scimType: 'mutability' });
    return;
  }
  for (const again of ['once', 'twice']) {
    const answer = await rig.patch(url, patchBody(remove(path)));
    assert.equal(answer.status, 200, `${again}: ${answer.text}`);
    assert.equal(readAt(answer, target), undefined);
  }
}

async function createOne(rig: ServerRig, type: ResourceType, name: string): Promise<string> {
  const body = { schemas: [type.schema], userName: `${type.name}-${name}`, displayName: name };
  const created = await rig.post(type.endpoint, body);
  assert.equal(created.status, 201, created.text);
  return created.textAt('id');
}

await withServer({ profile: 'strict' }, async (rig) => {
  for (const target of targets) {
    const { type, attribute } = target;
    const check = attribute.mutability === 'readOnly' ? checkReadOnly : checkWritable;
    await test(`PATCH of ${attribute.mutability} ${pathOf(target)} of a ${type.name} follows its characteristics (RFC 7644 3.5.2)`, async () => {
      const id = await createOne(rig, type, `of-${attribute.name}`);
      await check(rig, target, `${type.endpoint}/${id}`);
    });
  }
});
