import { isJsonObject } from '../../base/json.js';
import { type CaseContext, type Reply } from '../model/caseContext.js';
import { consequences } from './consequences.js';
import { oktaCase } from './oktaCase.js';
import { answerOf, resourcesOf } from './replies.js';
import { demandStatus } from './statusExpectation.js';
import { makeUser } from './userSteps.js';

const group = 'Test connection';

/** Test Connector Configuration, and what template apps ask besides. */
export const probeCases = [
  oktaCase({
    id: 'okta.probe.users',
    group,
    title: 'The probe of the users gives a page of two at most',
    requirements: ['okta.probe'],
    run: async (context) => {
      await Promise.all([makeUser(context), makeUser(context), makeUser(context)]);
      const reply = await probe(context, '/Users?startIndex=1&count=2');
      const found = resourcesOf(reply).length;
      context.expect({
        id: 'count',
        sameAs: ['page.tooMany'],
        holds: found === 2,
        message: `There are three users at least; ?startIndex=1&count=2 gives ${String(found)}`,
        expected: 2,
        actual: found,
        okta: consequences.importFails,
        fix: 'Give as many users as count says, from startIndex on',
        seenIn: [reply],
      });
    },
  }),
  oktaCase({
    id: 'okta.probe.groups',
    group,
    title: 'The probe of the groups gives a list, be it empty',
    requirements: ['okta.probe'],
    needs: ['groups'],
    run: async (context) => {
      await probe(context, '/Groups?startIndex=1&count=100');
    },
  }),
];

async function probe(context: CaseContext, path: string): Promise<Reply> {
  const reply = await context.send({ method: 'GET', path });
  demandStatus(context, reply, [200], {
    id: 'status',
    doing: `GET ${path}`,
    okta: consequences.notConnected,
    fix: 'Answer with 200 and a ListResponse, also where there is nothing to list',
  });
  context.demand({
    id: 'list',
    sameAs: ['answer.noJson', 'answer.array', 'answer.emptyList', 'answer.notAnObject'],
    holds: isJsonObject(reply.json) && typeof reply.body['totalResults'] === 'number',
    message: `GET ${path} is answered, but not with a ListResponse that has totalResults as a number`,
    actual: answerOf(reply),
    okta: consequences.notConnected,
    fix: 'Answer with a ListResponse: schemas, totalResults, startIndex, itemsPerPage, Resources',
    seenIn: [reply],
  });
  return reply;
}
