import { type ListParts, listFrame, listResponse } from '../scim/message/list.js';
import { type StoredResource } from '../scim/store/directory.js';
import { renderResource } from '../scim/store/renderResource.js';
import { type ResourceRenderer } from '../scim/store/resourceRenderer.js';
import { type Rendered } from './transaction.js';

/** A resource in its default form, as it goes out. */
export const toRendered = (
  renderer: ResourceRenderer,
  stored: StoredResource,
  baseUrl: string,
): Rendered => ({
  toBytes: (allocate) => renderer.render(stored, baseUrl, allocate),
  toText: () => renderResource(stored, baseUrl),
});

/** What a list says besides its resources. */
type ListPage = Omit<ListParts, 'resources'> & { readonly resources: readonly StoredResource[] };

/** A page of them. */
export function toRenderedList(
  renderer: ResourceRenderer,
  { resources, ...parts }: ListPage,
  baseUrl: string,
): Rendered {
  return {
    toBytes: (allocate) =>
      renderer.renderList(resources, baseUrl, listFrame(parts, resources.length), allocate),
    toText: () =>
      listResponse({
        ...parts,
        resources: resources.map((stored) => renderResource(stored, baseUrl)),
      }),
  };
}
