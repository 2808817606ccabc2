import { type JsonObject } from '../../../base/json.js';
import { type ResourceType } from '../../../scim/schema/resourceType.js';

/** A resource that a captured session is about. */
export interface CastMember {
  readonly type: ResourceType;
  /** The id that it had in the session. */
  readonly id: string;
  /** What its id is called in the scenario, for example `user1`. */
  readonly variable: string;
  /** As it was before the session, where the session did not make it: it has to be made first. */
  readonly prepared?: JsonObject;
}

/** Who is who in a captured session. */
export class Cast {
  readonly #byId = new Map<string, CastMember>();
  readonly #counts = new Map<string, number>();
  readonly #names = new Set<string>();

  /** In the order in which they came up. */
  get members(): readonly CastMember[] {
    return [...this.#byId.values()];
  }

  find(id: string): CastMember | undefined {
    return this.#byId.get(id);
  }

  /** Who was there before stays. */
  add(type: ResourceType, id: string, prepared?: JsonObject): void {
    if (!this.#byId.has(id)) {
      const variable = this.#newVariable(type);
      this.#byId.set(id, { type, id, variable, ...(prepared && { prepared }) });
    }
  }

  /** A name of somebody, which is to be another one in each play. */
  addName(name: string): void {
    if (name.trim() !== '') {
      this.#names.add(name.toLowerCase());
    }
  }

  hasName(name: string): boolean {
    return this.#names.has(name.toLowerCase());
  }

  hasNameThatBegins(start: string): boolean {
    const lower = start.toLowerCase();
    return lower !== '' && [...this.#names].some((name) => name.startsWith(lower));
  }

  #newVariable({ name }: ResourceType): string {
    const word = name.replaceAll(/\W/g, '') || 'resource';
    const kind = `${word.charAt(0).toLowerCase()}${word.slice(1)}`;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return `${/^[a-z]/.test(kind) ? kind : `r${kind}`}${String(count)}`;
  }
}
