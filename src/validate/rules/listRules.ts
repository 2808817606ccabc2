import { isJsonArray } from '../../base/json.js';
import { answer, get, type MakeExamples } from '../example/exampleExchange.js';
import { jane, listOf, omar } from '../example/exampleResources.js';
import { bothApps, type MessageRule, type Problems, type SchemaRule } from '../rule.js';
import { type MessageView } from '../view/messageView.js';
import { findRepeatedIds } from './repeatedIds.js';
import { oktaTexts } from '../oktaTexts.js';

const silentStop = bothApps(
  `Okta stops without a word: the System Log shows ${oktaTexts.silentStop}, and no POST follows`,
);

const readCount = (message: MessageView, name: string): number | undefined => {
  const value = message.get(name);
  return typeof value === 'number' && Number.isInteger(value) ? value : undefined;
};

/** Whether the list says how many there are and holds some. */
const isList = ({ kind }: MessageView): boolean => kind === 'list';

/** The members of a ListResponse (RFC 7644 3.4.2). */
export const listRules: readonly (MessageRule | SchemaRule)[] = [
  {
    id: 'list.numberText',
    on: 'schema',
    level: 'error',
    title: 'totalResults, startIndex and itemsPerPage are integers',
    references: ['RFC 7644 3.4.2'],
    okta: silentStop,
    fix: 'Write the number without quotes',
  },
  {
    id: 'list.totalResults',
    on: 'schema',
    level: 'error',
    title: 'A ListResponse has totalResults',
    references: ['RFC 7644 3.4.2'],
    okta: bothApps(
      'Okta decides by totalResults whether the user exists and whether more pages follow',
    ),
    fix: 'Send totalResults: how many resources match in all, 0 where none does',
  },
  {
    id: 'list.resources',
    on: 'schema',
    level: 'error',
    title: 'Resources is an array',
    references: ['RFC 7644 3.4.2'],
    fix: 'Send an array, also for one resource; for none an empty one',
  },
  {
    id: 'list.resourceObject',
    on: 'schema',
    level: 'error',
    title: 'Resources holds whole resources',
    references: ['RFC 7644 3.4.2'],
    fix: 'Put the resources themselves into the list, not their ids',
  },
  {
    id: 'list.cursorText',
    on: 'schema',
    level: 'error',
    title: 'A cursor is a string',
    references: ['RFC 9865 2'],
    fix: 'Send the cursor as a string; leave it out on the last page',
  },
  {
    id: 'list.itemsPerPage',
    on: 'message',
    level: 'error',
    title: 'itemsPerPage is the number of resources on this page',
    references: ['RFC 7644 3.4.2'],
    okta: {
      aiw: 'Not confirmed for AIW apps',
      oin: "Okta's review of an OIN integration refuses it: pagination is rejected where itemsPerPage is the count that was asked for",
    },
    fix: 'Send how many resources are in Resources, not the count of the request',
    check: (message: MessageView): Problems => {
      const resources = message.get('Resources');
      const told = isList(message) ? readCount(message, 'itemsPerPage') : undefined;
      const length = isJsonArray(resources) ? resources.length : undefined;
      return told !== undefined && length !== undefined && told !== length
        ? {
            message: `itemsPerPage is ${String(told)}, but Resources holds ${String(length)}`,
            place: message.at(message.spelled('itemsPerPage')),
          }
        : undefined;
    },
  },
  {
    id: 'list.totalTooSmall',
    on: 'message',
    level: 'error',
    title: 'totalResults counts every match, so it is no smaller than the page',
    references: ['RFC 7644 3.4.2'],
    okta: bothApps('Okta pages until it has totalResults: people beyond it are never imported'),
    fix: 'Count all that match the query, before paging',
    check: (message: MessageView): Problems => {
      const total = isList(message) ? readCount(message, 'totalResults') : undefined;
      const { length } = message.items('Resources');
      const before = Math.max(0, (readCount(message, 'startIndex') ?? 1) - 1);
      const isPast = total !== undefined && length > 0 && total < before + length;
      return total !== undefined && (total < length || isPast)
        ? {
            message:
              total < length
                ? `totalResults is ${String(total)}, but the page alone holds ${String(length)}`
                : `totalResults is ${String(total)}, but this page ends with resource ${String(before + length)}: it seems to count the page alone`,
            place: message.at(message.spelled('totalResults')),
          }
        : undefined;
    },
  },
  {
    id: 'list.startIndex',
    on: 'message',
    level: 'warning',
    title: 'startIndex begins with 1',
    references: ['RFC 7644 3.4.2.4'],
    fix: 'Send the index of the first resource of the page, counted from 1',
    check: (message: MessageView): Problems => {
      const start = isList(message) ? readCount(message, 'startIndex') : undefined;
      return start !== undefined && start < 1
        ? {
            message: `startIndex is ${String(start)}; the first resource has the index 1`,
            place: message.at(message.spelled('startIndex')),
          }
        : undefined;
    },
  },
  {
    id: 'list.repeatedId',
    on: 'message',
    level: 'error',
    title: 'No resource is twice in a list',
    references: ['RFC 7643 3.1', 'RFC 7644 3.4.2'],
    okta: bothApps(`Two rows of an import map to one Okta user: "${oktaTexts.importConflict}"`),
    fix: 'Return each resource once: a join over e-mails or groups without "distinct" is the usual cause',
    check: (message: MessageView): Problems =>
      isList(message)
        ? findRepeatedIds(message.items('Resources')).map(({ at, first, id }) => ({
            message: `Resources ${String(first)} and ${String(at)} have the same id ${id}`,
            place: message.at(message.spelled('Resources'), at),
          }))
        : undefined,
  },
];

const listed = (changes: Parameters<typeof listOf>[1], resources = [jane(), omar()]) =>
  get('/Users?startIndex=1&count=2', answer(200, listOf(resources, changes)));

const good = () => listed({});

export const listExamples: MakeExamples = () => ({
  'list.numberText': {
    failing: [listed({ totalResults: '2' }), listed({ startIndex: '1', itemsPerPage: '2' })],
    passing: [good()],
  },
  'list.totalResults': { failing: [listed({ totalResults: undefined })], passing: [good()] },
  'list.resources': {
    failing: [listed({ Resources: jane(), totalResults: 1, itemsPerPage: 1 })],
    passing: [good(), listed({ Resources: undefined, totalResults: 0, itemsPerPage: 0 })],
  },
  'list.resourceObject': {
    failing: [listed({ Resources: ['2819', '3907'] })],
    passing: [good()],
  },
  'list.cursorText': {
    failing: [listed({ nextCursor: 12 })],
    passing: [listed({ nextCursor: 'VZUTiyhEQJ94IR' })],
  },
  'list.itemsPerPage': {
    failing: [listed({ itemsPerPage: 100 })],
    passing: [good(), listed({ itemsPerPage: undefined })],
  },
  'list.totalTooSmall': {
    failing: [listed({ totalResults: 1 })],
    passing: [good()],
  },
  'list.startIndex': {
    failing: [get('/Users', answer(200, listOf([jane()], { startIndex: 0 })))],
    passing: [get('/Users', answer(200, listOf([jane()], { startIndex: undefined })))],
  },
  'list.repeatedId': {
    failing: [listed({}, [jane(), jane()])],
    passing: [good()],
  },
});
