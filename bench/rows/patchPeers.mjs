import { loadPeer } from '../setup/peers.mjs';

/**
 * @typedef {object} Patcher
 * @property {string} name
 * @property {(resource: object) => unknown} prepare gives the form that `apply` takes
 * @property {(resource: unknown, body: object) => unknown} apply may give a promise
 */

/** @returns {Promise<readonly Patcher[]>} */
export async function loadPatchPeers() {
  const [{ scimPatch }, { default: scimmy }] = await Promise.all(
    ['scim-patch', 'scimmy'].map(loadPeer),
  );
  const { Schemas, Messages } = scimmy;
  Schemas.User.extend(Schemas.EnterpriseUser);
  return [
    {
      name: 'scim-patch (writes into the resource)',
      prepare: (resource) => structuredClone(resource),
      apply: (resource, { Operations }) => scimPatch(resource, Operations),
    },
    {
      name: 'scim-patch (mutateDocument: false)',
      prepare: (resource) => structuredClone(resource),
      apply: (resource, { Operations }) =>
        scimPatch(resource, Operations, { mutateDocument: false }),
    },
    {
      name: 'scimmy',
      prepare: (resource) =>
        resource.members ? new Schemas.Group(resource) : new Schemas.User(resource),
      apply: (resource, body) => new Messages.PatchOp(body).apply(resource),
    },
  ];
}
