import { type Effort } from '../effort.js';
import { conflict, ScimError } from '../errors.js';
import { type TakeNote } from '../note.js';
import { type Directory, type StoredResource, type WriteContext } from '../store/directory.js';
import { BulkLedger, type BulkResult } from './bulkLedger.js';
import { type BulkOperation, type BulkWork } from './bulkOperation.js';
import { planBulk, type Step } from './bulkPlan.js';
import { withoutReferences } from './bulkReferences.js';
import { type BulkRequest } from './bulkRequest.js';

export interface BulkOptions extends Pick<BulkRequest, 'failOnErrors'> {
  readonly directory: Pick<Directory, 'create' | 'replace' | 'patch' | 'remove' | 'find'>;
  /** Of a PATCH that is done: 200 or 204. */
  readonly patchStatus: number;
  readonly note: (index: number) => TakeNote;
  /** All operations share it. */
  readonly effort: Effort;
  /** What is no ScimError: the operation answers 500. */
  readonly onBug: (error: unknown) => void;
}

/**
 * Does the operations of a bulk request, each as a request of its own, and gives the results of those
 * that were done in the order in which they came.
 */
export function runBulk(
  operations: readonly BulkOperation[],
  options: BulkOptions,
): readonly BulkResult[] {
  const ledger = new BulkLedger(operations);
  const run = new BulkRun(ledger, options);
  const dependencies = operations.map((operation) => ledger.dependenciesOf(operation));
  for (const step of planBulk(dependencies)) {
    run.do(
      step.flatMap((index) => operations[index] ?? []),
      isCircle(step, dependencies),
    );
    if (ledger.errorCount >= (options.failOnErrors ?? Infinity)) {
      break;
    }
  }
  return ledger.results.map((result) => atLatestVersion(result, options));
}

/** One operation alone is a circle where it refers to itself. */
const isCircle = (step: Step, dependencies: readonly (readonly number[])[]): boolean =>
  step.length > 1 || step.some((index) => dependencies[index]?.includes(index));

/** Later operations may have changed it: a member of a group shows the group. */
function atLatestVersion(result: BulkResult, { directory }: BulkOptions): BulkResult {
  const { target, error } = result;
  const stored = target && !error ? directory.find(target.type, target.id) : undefined;
  return stored ? { ...result, version: stored.version } : result;
}

const silent: TakeNote = () => undefined;

type Creation = Extract<BulkWork, { readonly kind: 'create' }>;

interface Created {
  readonly operation: BulkOperation;
  readonly work: Creation;
  readonly stored: StoredResource;
  /** Without the references that had no id yet. */
  readonly isPart: boolean;
}

class BulkRun {
  readonly #ledger: BulkLedger;
  readonly #options: BulkOptions;

  constructor(ledger: BulkLedger, options: BulkOptions) {
    this.#ledger = ledger;
    this.#options = options;
  }

  do(operations: readonly BulkOperation[], isCircle: boolean): void {
    if (isCircle) {
      this.#doCircle(operations);
      return;
    }
    for (const operation of operations) {
      this.#attempt(operation, () => {
        const work = this.#ledger.resolve(this.#ledger.getWork(operation));
        this.#succeed(operation, work, this.#write(work, this.#contextOf(operation, work)));
      });
    }
  }

  /**
   * RFC 7644 3.7.1: creates each without the references that have no id yet, then adds these. All of
   * them are created or none is.
   */
  #doCircle(operations: readonly BulkOperation[]): void {
    const created: Created[] = [];
    const isDone =
      operations.every((operation) =>
        this.#attempt(operation, () => {
          created.push(this.#createPart(operation));
        }),
      ) &&
      created.every((one) =>
        this.#attempt(one.operation, () => {
          this.#complete(one);
        }),
      );
    if (!isDone) {
      this.#undo(created);
      this.#failOthers(operations);
    }
  }

  #createPart(operation: BulkOperation): Created {
    const work = this.#ledger.getWork(operation);
    if (work.kind !== 'create') {
      throw new Error(`Only creations refer to each other in a circle, but this is a ${work.kind}`);
    }
    const { directory, note, effort } = this.#options;
    const part = withoutReferences(work.data, (name) => this.#ledger.findId(name) === undefined);
    const { type, data } = this.#ledger.resolve({ ...work, data: part ?? work.data });
    // What is written twice is noted when it is whole.
    const context = { note: part ? silent : note(operation.index), effort };
    const stored = directory.create(type, data, context);
    this.#succeed(operation, work, stored);
    return { operation, work, stored, isPart: part !== undefined };
  }

  #complete({ operation, work, stored, isPart }: Created): void {
    const { data } = this.#ledger.resolve(work);
    if (isPart) {
      const { directory, note, effort } = this.#options;
      directory.replace(stored.type, stored.id, data, { note: note(operation.index), effort });
    }
  }

  #undo(created: readonly Created[]): void {
    for (const { stored } of created.toReversed()) {
      try {
        this.#options.directory.remove(stored.type, stored.id, { note: silent });
      } catch (error) {
        this.#options.onBug(error);
      }
    }
  }

  #failOthers(operations: readonly BulkOperation[]): void {
    const failed = this.#ledger.results.find(
      ({ operation, error }) => error && operations.includes(operation),
    );
    for (const operation of operations) {
      if (operation !== failed?.operation) {
        this.#fail(
          operation,
          conflict(
            'The circular reference cannot be resolved (RFC 7644 3.7.1): Operations' +
              `[${String(failed?.operation.index)}] failed with status ${String(failed?.status)}`,
          ),
        );
      }
    }
  }

  #attempt(operation: BulkOperation, act: () => void): boolean {
    try {
      act();
      return true;
    } catch (error) {
      if (!(error instanceof ScimError)) {
        this.#options.onBug(error);
      }
      this.#fail(
        operation,
        error instanceof ScimError
          ? error
          : new ScimError(500, 'The mock server failed; its log has the reason.'),
      );
      return false;
    }
  }

  #contextOf({ index }: BulkOperation, work: BulkWork): WriteContext {
    const version = work.kind === 'create' ? undefined : work.version;
    const { note, effort } = this.#options;
    return { note: note(index), effort, ...(version !== undefined && { ifMatch: version }) };
  }

  #write(work: BulkWork, context: WriteContext): StoredResource | undefined {
    const { directory } = this.#options;
    switch (work.kind) {
      case 'create':
        return directory.create(work.type, work.data, context);
      case 'replace':
        return directory.replace(work.type, work.id, work.data, context);
      case 'patch':
        return directory.patch(work.type, work.id, work.data, context);
      case 'remove':
        directory.remove(work.type, work.id, context);
        return undefined;
    }
  }

  #succeed(operation: BulkOperation, work: BulkWork, stored: StoredResource | undefined): void {
    const id = work.kind === 'create' ? (stored?.id ?? '') : work.id;
    this.#ledger.put({
      operation,
      status: this.#statusOf(work.kind),
      target: { type: work.type, id },
      ...(stored && { version: stored.version }),
    });
  }

  #statusOf(kind: BulkWork['kind']): number {
    const { patchStatus } = this.#options;
    return { create: 201, replace: 200, patch: patchStatus, remove: 204 }[kind];
  }

  #fail(operation: BulkOperation, error: ScimError): void {
    this.#ledger.put({ operation, status: error.status, error, ...this.#targetOf(operation) });
  }

  /** Whom a change that failed was for; a creation that failed has nobody. */
  #targetOf({ work }: BulkOperation): Pick<BulkResult, 'target'> {
    if (work instanceof ScimError || work.kind === 'create') {
      return {};
    }
    const name = /^bulkId:(.*)$/su.exec(work.id)?.[1];
    const id = name === undefined ? work.id : this.#ledger.findId(name);
    return id === undefined ? {} : { target: { type: work.type, id } };
  }
}
