import { type Router } from 'express';
import { toPointer } from '../base/jsonPointer.js';
import { readBulkOperation } from '../scim/bulk/bulkOperation.js';
import { readBulkRequest } from '../scim/bulk/bulkRequest.js';
import { bulkResponse } from '../scim/bulk/bulkResponse.js';
import { runBulk } from '../scim/bulk/runBulk.js';
import { createWriteEffort } from '../scim/effort.js';
import { type TakeNote } from '../scim/note.js';
import { type ServiceDeps } from './appDeps.js';
import { toHandler } from './handler.js';
import { readJsonBody } from './jsonBody.js';
import { answerMethod } from './methods.js';
import { type Transaction } from './transaction.js';

export const bulkPath = '/Bulk';

/** RFC 7644 3.7. */
export function addBulkRoutes(router: Router, deps: ServiceDeps): void {
  router
    .route(bulkPath)
    .post(
      toHandler((transaction) => {
        answerBulk(transaction, deps);
      }),
    )
    .all(answerMethod(['POST']));
}

function answerBulk(transaction: Transaction, deps: ServiceDeps): void {
  const { directory, redactor, bulkLimits, logger } = deps;
  const { profile, registry } = directory;
  const { note, baseUrl } = transaction;
  const body = readJsonBody(transaction, redactor);
  const { operations, failOnErrors } = readBulkRequest(body, bulkLimits, { profile, note });
  const results = runBulk(
    operations.map((operation, index) =>
      readBulkOperation(operation, index, registry, noteOf(note, index)),
    ),
    {
      directory,
      failOnErrors,
      effort: createWriteEffort(),
      patchStatus: profile.patchAnswer === 'resource' ? 200 : 204,
      note: (index) => noteOf(note, index),
      onBug: (error) => {
        logger.error(error, { method: 'POST', path: bulkPath });
      },
    },
  );
  transaction.send({ status: 200, text: JSON.stringify(bulkResponse(results, baseUrl)) });
}

/** Says which operation a note is about. */
const noteOf =
  (take: TakeNote, index: number): TakeNote =>
  (note) => {
    const operation = toPointer(['Operations', index]);
    take({
      ...note,
      detail: `Operations[${String(index)}]: ${note.detail}`,
      pointers: note.pointers?.map((pointer) => `${operation}/data${pointer}`) ?? [operation],
    });
  };
