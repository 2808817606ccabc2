import { isDiscoveryPath } from '../discovery/discoveryEndpoints.js';
import { invalidValue, methodNotAllowed, notFound } from '../errors.js';
import { type TakeNote } from '../note.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { type ResourceType } from '../schema/resourceType.js';

/** What the path of a bulk operation addresses: a resource, or the place where one is created. */
export interface BulkPlace {
  readonly type: ResourceType;
  readonly id?: string;
}

/**
 * @param path relative to the base URL (RFC 7644 3.7), for example `/Users` or `/Users/2819c223`
 * @throws ScimError with the status that a single request would get
 */
export function readBulkPath(path: string, registry: SchemaRegistry, note: TakeNote): BulkPlace {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(path)) {
    throw invalidValue(
      'path is a whole URL; it must be relative to the base URL, for example /Users (RFC 7644 3.7)',
    );
  }
  if (/[?#]/.test(path)) {
    throw invalidValue('path has a query or a fragment, which bulk operations do not take');
  }
  const segments = path.split('/').filter((segment) => segment !== '');
  const mended = `/${segments.join('/')}`;
  if (mended !== path) {
    note({
      id: 'bulk.pathSlashes',
      level: 'hint',
      detail: `path is ${shorten(path)}; it was taken as ${shorten(mended)} (RFC 7644 3.7)`,
    });
  }
  return findPlace(mended, registry) ?? refuse(mended, registry);
}

function findPlace(path: string, registry: SchemaRegistry): BulkPlace | undefined {
  const typeAt = (endpoint: string): ResourceType | undefined =>
    registry.resourceTypes.find((type) => type.endpoint === endpoint);
  const collection = typeAt(path);
  if (collection) {
    return { type: collection };
  }
  const slash = path.lastIndexOf('/');
  const type = typeAt(path.slice(0, slash));
  const last = path.slice(slash + 1);
  return type && last !== '.search' ? { type, id: decode(last) } : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // expected: a percent sign that is no escape
    throw invalidValue('path holds a percent sign without the two hex digits of a UTF-8 byte');
  }
}

function refuse(path: string, registry: SchemaRegistry): never {
  if (path === '/Bulk' || path === '/Me' || path.endsWith('/.search')) {
    throw invalidValue(
      `${path} cannot be part of a bulk request: an operation is for a resource or for the endpoint ` +
        'of a resource type (RFC 7644 3.7)',
    );
  }
  if (isDiscoveryPath(path)) {
    throw methodNotAllowed(`${shorten(path)} can only be read (RFC 7644 4)`);
  }
  const endpoints = registry.resourceTypes.map(({ endpoint }) => endpoint).join(', ');
  throw notFound(
    `There is nothing at ${shorten(path)}; the endpoints of resource types are ${endpoints}`,
  );
}

const shorten = (text: string): string => JSON.stringify(text.slice(0, 200));
