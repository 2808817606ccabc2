import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../base/json.js';
import { isGuarded, isShownWhole } from '../../query/guardedMembers.js';
import { parseProjection, project, type Projection } from '../../query/projection.js';
import { type Attribute } from '../../schema/attribute.js';
import { type SchemaRegistry } from '../../schema/registry.js';
import { type ResourceType } from '../../schema/resourceType.js';
import { type ReferenceList, referenceListsOf } from '../addressedContent.js';
import { type StoredResource } from '../storedResource.js';
import { type Gaps } from './gaps.js';
import { type Packed, Packer } from './packer.js';

/** What a type says about how its resources are written. */
interface Plan {
  /** The parts with addresses in them are shown whole, so that they can be written as they come. */
  readonly isPackable: boolean;
  readonly lists: ReadonlyMap<string, ReferenceList['typeOf']>;
  readonly whole: Projection;
}

/** Packs resources in their default form, with gaps where the base URL of the service goes. */
export class ResourcePacker {
  readonly #registry: SchemaRegistry;
  readonly #packer: Packer;
  readonly #plans = new Map<ResourceType, Plan>();

  constructor(registry: SchemaRegistry, gaps: Gaps) {
    this.#registry = registry;
    this.#packer = new Packer(gaps, readConstants(registry));
  }

  /** Undefined where a schema hides what depends on the address, which must be seen to each time. */
  pack({ type, id, content }: StoredResource): Packed | undefined {
    const plan = this.#planOf(type);
    if (!plan.isPackable) {
      return undefined;
    }
    const shown = isShownWhole(content, type) ? content : project(content, type, plan.whole);
    return this.#packer.pack(() => {
      this.#writeResource(shown, { type, id, plan });
    });
  }

  #writeResource(
    shown: JsonObject,
    { type, id, plan }: { readonly type: ResourceType; readonly id: string; readonly plan: Plan },
  ): void {
    const packer = this.#packer;
    let mark = '{';
    for (const name of Object.keys(shown)) {
      const value = shown[name];
      const typeOf = plan.lists.get(name);
      if (value === undefined || name === 'meta') {
        continue;
      }
      packer.mark(mark);
      packer.name(name);
      mark = ',';
      if (typeOf && isJsonArray(value)) {
        packer.list(value, (member) => {
          this.#writeMember(member, typeOf);
        });
      } else {
        packer.value(value);
      }
    }
    packer.mark(mark);
    packer.name('meta');
    const { meta } = shown;
    this.#writeAddressed(isJsonObject(meta) ? meta : {}, 'location', { type, id });
    packer.mark('}');
  }

  #writeMember(member: JsonValue, typeOf: ReferenceList['typeOf']): void {
    const type = isJsonObject(member) ? typeOf(member) : undefined;
    if (!isJsonObject(member) || typeof member['value'] !== 'string' || !type) {
      this.#packer.value(member);
      return;
    }
    this.#writeAddressed(member, '$ref', { type, id: member['value'] });
  }

  /** An object with the address of a resource as its last member. */
  #writeAddressed(
    object: JsonObject,
    addressName: string,
    { type, id }: { readonly type: ResourceType; readonly id: string },
  ): void {
    const packer = this.#packer;
    let mark = '{';
    for (const name of Object.keys(object)) {
      const value = object[name];
      if (value !== undefined && name !== addressName) {
        packer.mark(mark);
        packer.name(name);
        packer.value(value);
        mark = ',';
      }
    }
    packer.mark(mark);
    packer.name(addressName);
    packer.mark('"');
    packer.base();
    packer.mark(JSON.stringify(`${type.endpoint}/`).slice(1, -1));
    packer.text(encodeURIComponent(id));
    packer.mark('"}');
  }

  #planOf(type: ResourceType): Plan {
    const known = this.#plans.get(type);
    if (known) {
      return known;
    }
    const lists = referenceListsOf(type, this.#registry);
    const meta = type.attributes.find('meta');
    const addressed = [...lists.map(({ attribute }) => attribute), ...(meta ? [meta] : [])];
    const plan = {
      isPackable: !addressed.some(isGuarded),
      lists: new Map(lists.map(({ attribute, typeOf }) => [attribute.name, typeOf])),
      whole: parseProjection(undefined, undefined, type),
    };
    this.#plans.set(type, plan);
    return plan;
  }
}

/** Strings that schemas suggest or demand, and so stand in many resources. */
function readConstants(registry: SchemaRegistry): ReadonlySet<string> {
  const constants = new Set<string>();
  const collect = ({ canonicalValues, subAttributes }: Attribute): void => {
    for (const value of canonicalValues) {
      // As they stand in JSON, so that they need no escapes.
      if (JSON.stringify(value) === `"${value}"`) {
        constants.add(value);
      }
    }
    [...subAttributes].forEach(collect);
  };
  for (const type of registry.resourceTypes) {
    for (const name of [type.name, type.schema, ...type.extensions.map(({ urn }) => urn)]) {
      if (JSON.stringify(name) === `"${name}"`) {
        constants.add(name);
      }
    }
    for (const { attribute } of type.allAttributes()) {
      collect(attribute);
    }
  }
  return constants;
}
