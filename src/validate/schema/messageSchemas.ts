import { type MessageKind } from '../view/messageView.js';
import { type JsonSchema } from './jsonSchema.js';

/** The messages of RFC 7644 that are no resources. */
export type PlainMessageKind = Extract<
  MessageKind,
  'list' | 'error' | 'patch' | 'search' | 'bulkRequest' | 'bulkResponse'
>;

/** A value of one type; `rule` is the one that another type breaks. */
const value = (type: string | readonly string[], rule: string, wanted: string): JsonSchema => ({
  type,
  rule,
  wanted,
});

const text = (rule: string): JsonSchema => value('string', rule, 'a string');
const object = (rule: string): JsonSchema => value('object', rule, 'an object');
const anything: JsonSchema = {};

interface ObjectParts {
  readonly properties: Readonly<Record<string, JsonSchema>>;
  /** By the name of a member that must be there: the rule that its absence breaks. */
  readonly needs?: Readonly<Record<string, string>>;
  /** The rule that a member not named here breaks. */
  readonly unknown: string;
}

/** `schemas` is left to the rules about it. */
const objectOf = ({ properties, needs = {}, unknown }: ObjectParts): JsonSchema => ({
  type: 'object',
  rule: 'message.object',
  wanted: 'an object',
  properties: { schemas: anything, ...properties },
  required: Object.keys(needs),
  needs,
  additionalProperties: false,
  unknown,
});

const listOf = (rule: string, items: JsonSchema): JsonSchema => ({
  ...value('array', rule, 'an array'),
  items,
});

const count = value('integer', 'list.numberText', 'an integer');

/** Each with the rules that its members break; the engine is the same for all. */
export const messageSchemas: Readonly<Record<PlainMessageKind, JsonSchema>> = {
  list: objectOf({
    properties: {
      totalResults: count,
      startIndex: count,
      itemsPerPage: count,
      Resources: listOf('list.resources', object('list.resourceObject')),
      nextCursor: text('list.cursorText'),
      previousCursor: text('list.cursorText'),
    },
    needs: { totalResults: 'list.totalResults' },
    unknown: 'message.unknownMember',
  }),
  error: objectOf({
    properties: {
      status: value(['string', 'integer'], 'error.statusText', 'a string'),
      scimType: text('error.scimType'),
      detail: text('error.detailText'),
    },
    needs: { status: 'error.status' },
    unknown: 'message.unknownMember',
  }),
  patch: objectOf({
    properties: {
      Operations: listOf(
        'patch.operations',
        objectOf({
          properties: { op: text('patch.op'), path: text('patch.pathText'), value: anything },
          needs: { op: 'patch.op' },
          unknown: 'message.unknownMember',
        }),
      ),
    },
    needs: { Operations: 'patch.operations' },
    unknown: 'message.unknownMember',
  }),
  search: objectOf({
    properties: {
      attributes: listOf('search.attributesList', text('search.attributesList')),
      excludedAttributes: listOf('search.attributesList', text('search.attributesList')),
      filter: text('search.member'),
      sortBy: text('search.member'),
      sortOrder: text('search.member'),
      startIndex: value('integer', 'search.member', 'an integer'),
      count: value('integer', 'search.member', 'an integer'),
      cursor: text('search.member'),
    },
    unknown: 'message.unknownMember',
  }),
  bulkRequest: objectOf({
    properties: {
      failOnErrors: value('integer', 'bulk.failOnErrors', 'an integer'),
      Operations: listOf(
        'bulk.operations',
        objectOf({
          properties: {
            method: text('bulk.method'),
            bulkId: text('bulk.bulkIdText'),
            version: text('bulk.member'),
            path: text('bulk.path'),
            data: object('bulk.member'),
          },
          needs: { method: 'bulk.method', path: 'bulk.path' },
          unknown: 'message.unknownMember',
        }),
      ),
    },
    needs: { Operations: 'bulk.operations' },
    unknown: 'message.unknownMember',
  }),
  bulkResponse: objectOf({
    properties: {
      Operations: listOf(
        'bulk.operations',
        objectOf({
          properties: {
            location: text('bulk.member'),
            method: text('bulk.method'),
            bulkId: text('bulk.bulkIdText'),
            version: text('bulk.member'),
            status: anything,
            response: object('bulk.member'),
          },
          needs: { method: 'bulk.method', status: 'bulk.status' },
          unknown: 'message.unknownMember',
        }),
      ),
    },
    needs: { Operations: 'bulk.operations' },
    unknown: 'message.unknownMember',
  }),
};

export const isPlainMessageKind = (kind: MessageKind): kind is PlainMessageKind =>
  Object.hasOwn(messageSchemas, kind);
