import { conflict, invalidValue, ScimError } from '../errors.js';
import { type ResourceType } from '../schema/resourceType.js';
import { type BulkOperation, type BulkWork } from './bulkOperation.js';
import { findReferences, type References, resolveReferences } from './bulkReferences.js';

/** What has become of one operation. */
export interface BulkResult {
  readonly operation: BulkOperation;
  readonly status: number;
  readonly error?: ScimError;
  /** What it was about, where that is known. */
  readonly target?: { readonly type: ResourceType; readonly id: string };
  readonly version?: string;
}

const noReferences: References = { values: new Set(), addresses: new Set() };

/** The operations of one request with their results so far, and what the bulkIds among them mean. */
export class BulkLedger {
  readonly #operations: readonly BulkOperation[];
  readonly #results = new Map<number, BulkResult>();
  /** The operation that creates what a bulkId names. */
  readonly #creators = new Map<string, BulkOperation>();
  #errorCount = 0;

  constructor(operations: readonly BulkOperation[]) {
    this.#operations = operations;
    for (const operation of operations) {
      const { bulkId, method } = operation;
      if (method === 'POST' && bulkId !== undefined && !this.#creators.has(bulkId)) {
        this.#creators.set(bulkId, operation);
      }
    }
  }

  get errorCount(): number {
    return this.#errorCount;
  }

  /** Of the operations that were done, in the order in which they came. */
  get results(): readonly BulkResult[] {
    return this.#operations.flatMap(({ index }) => this.#results.get(index) ?? []);
  }

  /** The indexes of the operations that `operation` refers to. */
  dependenciesOf({ work }: BulkOperation): readonly number[] {
    const { values, addresses } = work instanceof ScimError ? noReferences : findReferences(work);
    return [...values, ...addresses].flatMap((name) => this.#creators.get(name)?.index ?? []);
  }

  /** Takes the place of an earlier result. */
  put(result: BulkResult): void {
    const { index } = result.operation;
    const wasError = this.#results.get(index)?.error !== undefined;
    this.#errorCount += Number(result.error !== undefined) - Number(wasError);
    this.#results.set(index, result);
  }

  /** The id of what a bulkId names, if that is there already. */
  findId(bulkId: string): string | undefined {
    return this.#resultOf(bulkId)?.target?.id;
  }

  /** @throws ScimError where the operation cannot be read, or has the bulkId of another */
  getWork(operation: BulkOperation): BulkWork {
    const { work, bulkId = '' } = operation;
    if (work instanceof ScimError) {
      throw work;
    }
    if (work.kind === 'create' && this.#creators.get(bulkId) !== operation) {
      throw invalidValue(
        `The bulkId ${quote(bulkId)} is that of an operation before; each is used once (RFC 7644 3.7)`,
      );
    }
    return work;
  }

  /**
   * The work with ids in place of bulkIds.
   *
   * @throws ScimError that names a reference which leads nowhere
   */
  resolve<Work extends BulkWork>(work: Work): Work {
    for (const name of findReferences(work).values) {
      this.#checkReference(name);
    }
    return resolveReferences(work, (name) => this.findId(name));
  }

  #checkReference(name: string): void {
    const creator = this.#creators.get(name);
    if (!creator) {
      throw invalidValue(
        `bulkId:${name} refers to no operation: none with method POST has the bulkId ${quote(name)} ` +
          '(RFC 7644 3.7.2)',
      );
    }
    const error = this.#resultOf(name)?.error;
    if (error) {
      throw conflict(
        `bulkId:${name} refers to Operations[${String(creator.index)}], which failed with status ` +
          String(error.status),
      );
    }
  }

  #resultOf(bulkId: string): BulkResult | undefined {
    const creator = this.#creators.get(bulkId);
    return creator && this.#results.get(creator.index);
  }
}

const quote = (text: string): string => JSON.stringify(text.slice(0, 200));
