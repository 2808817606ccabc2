import { conflict, notFound } from '../scim/errors.js';
import { compileFilter } from '../scim/filter/compile.js';
import { type ResourceType } from '../scim/schema/resourceType.js';
import { type Directory, type StoredResource } from '../scim/store/directory.js';

/** Whom `POST /Me` has created. */
export interface MeBinding {
  readonly boundId: string | undefined;
  /** Binds the person whom `create` creates, as a whole or not at all. */
  bind(create: () => StoredResource): void;
}

/** Forgotten when the server ends. */
export class MemoryBinding implements MeBinding {
  boundId: string | undefined;

  bind(create: () => StoredResource): void {
    this.boundId = create().id;
  }
}

export interface MeOptions {
  readonly directory: Directory;
  readonly binding: MeBinding;
  /** Id or userName of the person who is at `/Me` while nobody is bound. */
  readonly named: () => string | undefined;
}

const nowhere = { start: 0, end: 0 };

/** Who belongs to the credentials (RFC 7644 3.11). There is one principal, so there is one person. */
export class Me {
  readonly type: ResourceType | undefined;
  readonly #directory: Directory;
  readonly #named: () => string | undefined;
  readonly #binding: MeBinding;

  constructor({ directory, binding, named }: MeOptions) {
    this.#binding = binding;
    this.#directory = directory;
    this.#named = named;
    this.type = directory.registry.findByName('User');
  }

  /** Whom `POST /Me` created, as long as they are there. */
  get bound(): StoredResource | undefined {
    const { boundId } = this.#binding;
    return this.type && boundId !== undefined
      ? this.#directory.find(this.type, boundId)
      : undefined;
  }

  /** @throws ScimError 404 with the reason */
  get(): StoredResource {
    const found = this.bound ?? this.#findNamed();
    if (!found) {
      throw notFound(this.#whyNobody());
    }
    return found;
  }

  /**
   * The type of which `POST /Me` creates somebody.
   *
   * @throws ScimError 409 where somebody is bound, 404 without people
   */
  getFreeType(): ResourceType {
    const { bound } = this;
    if (bound) {
      throw conflict(
        `A person belongs to these credentials already: ${bound.id}. DELETE /Me, or change it by PUT or PATCH.`,
      );
    }
    if (!this.type) {
      throw notFound('This service has no resource type User, so there is nobody at /Me.');
    }
    return this.type;
  }

  bind(create: () => StoredResource): void {
    this.#binding.bind(create);
  }

  #findNamed(): StoredResource | undefined {
    const name = this.#named();
    return this.type && name !== undefined
      ? (this.#directory.find(this.type, name) ?? this.#findByUserName(this.type, name))
      : undefined;
  }

  #findByUserName(type: ResourceType, value: string): StoredResource | undefined {
    const filter = compileFilter(
      {
        kind: 'compare',
        path: { name: 'userName', span: nowhere },
        operator: 'eq',
        value,
        span: nowhere,
      },
      type,
    );
    return this.#directory.query([type], { filter, startIndex: 1, count: 1 }).resources[0];
  }

  #whyNobody(): string {
    const name = this.#named();
    return name === undefined
      ? 'No person belongs to these credentials, so there is nobody at /Me. POST /Me creates one; ' +
          'else name one where the server is set up, or ask for /Users/{id}.'
      : `The person at /Me is set to be ${JSON.stringify(name.slice(0, 200))}, but no User has that id or userName.`;
  }
}
