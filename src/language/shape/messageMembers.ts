import { scimTypes } from '../../scim/errors.js';
import { type PlainMessageKind } from '../../validate/schema/messageSchemas.js';

/** What a member of a message holds; what stands in quotes below is not told by the table alone. */
export type Holds =
  | { readonly as: 'text' | 'integer' | 'anything' | 'texts' }
  | { readonly as: 'oneOf'; readonly values: readonly string[] }
  | { readonly as: 'resources' | 'resource' | 'operations' | 'path' | 'patchValue' };

export interface MessageMember {
  readonly name: string;
  readonly holds: Holds;
  readonly isRequired?: boolean;
  readonly description: string;
  readonly reference: string;
}

const text: Holds = { as: 'text' };
const integer: Holds = { as: 'integer' };
const oneOf = (...values: readonly string[]): Holds => ({ as: 'oneOf', values });

const member = (
  name: string,
  holds: Holds,
  description: string,
  reference: string,
): MessageMember => ({ name, holds, description, reference });

const required = (found: MessageMember): MessageMember => ({ ...found, isRequired: true });

const operations = (description: string, reference: string): MessageMember =>
  required(member('Operations', { as: 'operations' }, description, reference));

const httpMethods = oneOf('POST', 'PUT', 'PATCH', 'DELETE');

/** The members of the messages of RFC 7644, without `schemas`; a test holds them against messageSchemas. */
export const messageMembers: Readonly<Record<PlainMessageKind, readonly MessageMember[]>> = {
  list: [
    required(
      member(
        'totalResults',
        integer,
        'How many resources match the query, on this page or not. Okta reads it as a number.',
        'RFC 7644 3.4.2',
      ),
    ),
    member(
      'startIndex',
      integer,
      'The index of the first resource on this page; the first of all has 1.',
      'RFC 7644 3.4.2.4',
    ),
    member('itemsPerPage', integer, 'How many resources are on this page.', 'RFC 7644 3.4.2.4'),
    member(
      'Resources',
      { as: 'resources' },
      'The resources of this page. Its name begins with a capital letter.',
      'RFC 7644 3.4.2',
    ),
    member('nextCursor', text, 'The cursor of the next page.', 'RFC 9865 2'),
    member('previousCursor', text, 'The cursor of the page before.', 'RFC 9865 2'),
  ],
  error: [
    required(member('status', text, 'The HTTP status code, as a text: "404".', 'RFC 7644 3.12')),
    member(
      'scimType',
      oneOf(...scimTypes),
      'What went wrong, for programs; with 400 and 409.',
      'RFC 7644 3.12',
    ),
    member(
      'detail',
      text,
      'What went wrong, for people. Okta shows it to the admin.',
      'RFC 7644 3.12',
    ),
  ],
  patch: [operations('What to do, one after the other; all of it or nothing.', 'RFC 7644 3.5.2')],
  search: [
    member(
      'filter',
      text,
      'Which resources: a filter such as userName eq "jane".',
      'RFC 7644 3.4.2.2',
    ),
    member('attributes', { as: 'texts' }, 'Only these attributes are returned.', 'RFC 7644 3.9'),
    member(
      'excludedAttributes',
      { as: 'texts' },
      'These attributes are not returned.',
      'RFC 7644 3.9',
    ),
    member('sortBy', text, 'The attribute by which the answer is sorted.', 'RFC 7644 3.4.2.3'),
    member('sortOrder', oneOf('ascending', 'descending'), 'The direction.', 'RFC 7644 3.4.2.3'),
    member(
      'startIndex',
      integer,
      'The index of the first resource wanted, from 1.',
      'RFC 7644 3.4.2.4',
    ),
    member('count', integer, 'The most resources wanted on a page.', 'RFC 7644 3.4.2.4'),
    member('cursor', text, 'The cursor of the page wanted.', 'RFC 9865 2'),
  ],
  bulkRequest: [
    member('failOnErrors', integer, 'After so many errors the service stops.', 'RFC 7644 3.7.3'),
    operations('The operations, each as a request of its own.', 'RFC 7644 3.7'),
  ],
  bulkResponse: [operations('The result of each operation.', 'RFC 7644 3.7.3')],
};

/** The members of one element of `Operations`. */
export const operationMembers: Readonly<
  Record<'patch' | 'bulkRequest' | 'bulkResponse', readonly MessageMember[]>
> = {
  patch: [
    required(member('op', oneOf('add', 'replace', 'remove'), 'What to do.', 'RFC 7644 3.5.2')),
    member(
      'path',
      { as: 'path' },
      'What to change: an attribute, or some of its values: emails[type eq "work"].value. Without it, `value` is an object of attributes.',
      'RFC 7644 3.5.2',
    ),
    member('value', { as: 'patchValue' }, 'What to add or to put in its place.', 'RFC 7644 3.5.2'),
  ],
  bulkRequest: [
    required(member('method', httpMethods, 'The HTTP method of the operation.', 'RFC 7644 3.7')),
    required(member('path', text, 'Below the base URL: /Users, /Users/{id}.', 'RFC 7644 3.7')),
    member(
      'bulkId',
      text,
      'A name that the client gives a POST, so that others can refer to it: bulkId:qwerty.',
      'RFC 7644 3.7.2',
    ),
    member('version', text, 'The version that the client expects (ETag).', 'RFC 7644 3.14'),
    member('data', { as: 'resource' }, 'The body of the operation.', 'RFC 7644 3.7'),
  ],
  bulkResponse: [
    required(member('method', httpMethods, 'The HTTP method of the operation.', 'RFC 7644 3.7.3')),
    required(member('status', text, 'The HTTP status code, as a text.', 'RFC 7644 3.7.3')),
    member('location', text, 'The address of the resource.', 'RFC 7644 3.7.3'),
    member('bulkId', text, 'As in the request.', 'RFC 7644 3.7.2'),
    member('version', text, 'The new version (ETag).', 'RFC 7644 3.14'),
    member(
      'response',
      { as: 'resource' },
      'The body of the answer, such as an Error.',
      'RFC 7644 3.7.3',
    ),
  ],
};
