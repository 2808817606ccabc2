import { type JsonObject } from '../../base/json.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { consequences } from './consequences.js';
import { resourcesOf, totalOf } from './replies.js';
import { demandStatus } from './statusExpectation.js';

/** More of them would take long on a server that is full, and tell nothing more. */
const mostPages = 25;

export const readPage = async (
  context: CaseContext,
  endpoint: string,
  startIndex: number,
  count: number,
): Promise<Reply> => {
  const path = `${endpoint}?startIndex=${String(startIndex)}&count=${String(count)}`;
  const reply = await context.send({ method: 'GET', path });
  demandStatus(context, reply, [200], {
    id: 'pageStatus',
    cause: 'okta.import.status',
    doing: `GET ${path}`,
    okta: consequences.importFails,
    fix: 'Answer each page with 200 and a ListResponse, an empty one beyond the end',
  });
  return reply;
};

export interface Walk {
  readonly count: number;
  readonly replies: readonly Reply[];
  readonly resources: readonly JsonObject[];
  readonly total: number;
  /** Whether it came to the end of the list. */
  readonly isWhole: boolean;
}

/**
 * The list page by page until all are read. Whether Okta goes on by 100 or by what came is not known for
 * pages that are shorter than asked; here it goes on by what came.
 */
export async function walkList(
  context: CaseContext,
  endpoint: string,
  count: number,
): Promise<Walk> {
  const replies: Reply[] = [];
  const resources: JsonObject[] = [];
  for (;;) {
    const reply = await readPage(context, endpoint, resources.length + 1, count);
    const found = resourcesOf(reply);
    const total = Number(totalOf(reply));
    replies.push(reply);
    resources.push(...found);
    const isWhole = !(resources.length < total);
    if (isWhole || found.length === 0 || replies.length >= mostPages) {
      return { count, replies, resources, total, isWhole: isWhole || found.length === 0 };
    }
  }
}

/** So few a page that there are several, and so many that there are not many. */
export async function smallPage(context: CaseContext, endpoint: string): Promise<number> {
  const first = await readPage(context, endpoint, 1, 1);
  return Math.min(100, Math.max(2, Math.ceil(Number(totalOf(first)) / 6)));
}

export interface Listed {
  /** Undefined where the list is too long to look through. */
  readonly isFound: boolean | undefined;
  readonly replies: readonly Reply[];
}

export async function findInList(
  context: CaseContext,
  { id }: Pick<MadeResource, 'id'>,
): Promise<Listed> {
  const { resources, replies, isWhole } = await walkList(context, '/Users', 100);
  const isThere = resources.some((one) => one['id'] === id);
  return { isFound: isThere || (isWhole ? false : undefined), replies };
}
