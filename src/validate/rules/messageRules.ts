import { searchRequestUrn } from '../../scim/message/messageUrns.js';
import { answer, get, patch, post, type MakeExamples } from '../example/exampleExchange.js';
import { jane, listOf, patchOf } from '../example/exampleResources.js';
import { type SchemaRule } from '../rule.js';

const deactivation = { op: 'replace', value: { active: false } };
const deactivated = answer(200, jane({ active: false }));

const search = (members: Readonly<Record<string, string | number | readonly string[]>>) =>
  post(
    '/Users/.search',
    { schemas: [searchRequestUrn], ...members },
    answer(200, listOf([jane()])),
  );

/** What all messages of RFC 7644 have in common, and search requests. */
export const messageRules: readonly SchemaRule[] = [
  {
    id: 'message.object',
    on: 'schema',
    level: 'error',
    title: 'A message is an object, and so is each operation in it',
    references: ['RFC 7643 3', 'RFC 7644 3.5.2', 'RFC 7644 3.7'],
    fix: 'Write each operation as an object with its members',
  },
  {
    id: 'message.unknownMember',
    on: 'schema',
    level: 'hint',
    title: 'A message has the members that RFC 7644 names',
    references: ['RFC 7644 3'],
    fix: 'Look for a spelling mistake; readers pass over members that they do not know',
  },
  {
    id: 'message.memberCapitals',
    on: 'schema',
    level: 'warning',
    title: 'Members of a message are spelled as in RFC 7644',
    references: ['RFC 7644 3.4.2', 'RFC 7644 3.5.2'],
    fix: 'Mind the capitals: "Resources", "Operations", "totalResults", "op", "path", "value"',
  },
  {
    id: 'search.attributesList',
    on: 'schema',
    level: 'error',
    title: 'attributes and excludedAttributes of a search are arrays of names',
    references: ['RFC 7644 3.4.3'],
    fix: 'Send an array: only in a URL the names are separated by commas',
  },
  {
    id: 'search.member',
    on: 'schema',
    level: 'error',
    title: 'The members of a search have their types',
    references: ['RFC 7644 3.4.3'],
    fix: 'Send filter, sortBy and sortOrder as strings, startIndex and count as integers',
  },
];

export const messageExamples: MakeExamples = () => ({
  'message.object': {
    failing: [patch('/Users/2819', patchOf(['active']), answer(204))],
    passing: [patch('/Users/2819', patchOf([deactivation]), deactivated)],
  },
  'message.unknownMember': {
    failing: [
      patch('/Users/2819', patchOf([{ ...deactivation, valeu: false }]), deactivated),
      get('/Users', answer(200, listOf([jane()], { total: 1 }))),
    ],
    passing: [patch('/Users/2819', patchOf([deactivation]), deactivated)],
  },
  'message.memberCapitals': {
    failing: [get('/Users', answer(200, listOf([], { Resources: undefined, resources: [] })))],
    passing: [get('/Users', answer(200, listOf([])))],
  },
  'search.attributesList': {
    failing: [search({ excludedAttributes: 'groups' })],
    passing: [search({ excludedAttributes: ['groups'] })],
  },
  'search.member': {
    failing: [search({ count: '10' })],
    passing: [search({ filter: 'userName eq "jane@example.com"', startIndex: 1, count: 10 })],
  },
});
