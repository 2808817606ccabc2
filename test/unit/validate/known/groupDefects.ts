import {
  answer,
  del,
  get,
  patch,
  post,
  put,
} from '../../../../src/validate/example/exampleExchange.js';
import {
  errorOf,
  group,
  jane,
  listOf,
  locationHeader,
  newGroup,
  newJane,
  omar,
  patchOf,
} from '../../../../src/validate/example/exampleResources.js';
import { type KnownDefect } from '../../../support/knownDefects.js';
import { created } from './conversationParts.js';

const createdOmar = post(
  '/Users',
  newJane({ userName: 'omar@example.com' }),
  answer(201, omar(), locationHeader('3907')),
);
const groupMade = post(
  '/Groups',
  newGroup({ members: [{ value: '2819', display: 'jane@example.com' }] }),
  answer(201, group(), locationHeader('e9e3', 'Group')),
);
const addOmar = patchOf([{ op: 'add', path: 'members', value: [{ value: '3907' }] }]);
const removeJane = patchOf([{ op: 'remove', path: 'members[value eq "2819"]' }]);
const replaceOmar = patchOf([{ op: 'replace', path: 'members', value: [{ value: '3907' }] }]);

/** What a push of a group gets wrong, at once or seen later. */
export const groupDefects: readonly KnownDefect[] = [
  [
    'a group without displayName',
    /displayName/,
    get('/Groups/e9e3', answer(200, group({ displayName: undefined }))),
  ],
  [
    'a group create is answered without id',
    /\bid\b/,
    post(
      '/Groups',
      newGroup(),
      answer(201, group({ id: undefined, members: [] }), locationHeader('e9e3', 'Group')),
    ),
  ],
  [
    'a group create drops its members',
    /members/,
    created,
    post(
      '/Groups',
      newGroup({ members: [{ value: '2819' }] }),
      answer(201, group({ members: [] }), locationHeader('e9e3', 'Group')),
    ),
  ],
  [
    'members are texts',
    /members\[0\]/,
    get('/Groups/e9e3', answer(200, group({ members: ['2819'] }))),
  ],
  [
    'a member has no value',
    /members\[0\]/,
    get('/Groups/e9e3', answer(200, group({ members: [{ display: 'jane' }] }))),
  ],
  [
    'a member has a number as value',
    /members\[0\]\.value/,
    get('/Groups/e9e3', answer(200, group({ members: [{ value: 2819 }] }))),
  ],
  [
    'a member type is user',
    /members\[0\]\.type/,
    get('/Groups/e9e3', answer(200, group({ members: [{ value: '2819', type: 'Person' }] }))),
  ],
  [
    'members is one object',
    /members.*array/s,
    get('/Groups/e9e3', answer(200, group({ members: { value: '2819' } }))),
  ],
  [
    'add of a member replaces all members',
    /members/,
    groupMade,
    patch('/Groups/e9e3', addOmar, answer(200, group({ members: [{ value: '3907' }] }))),
  ],
  [
    'add of a member, 204, replaces all, seen later',
    /members/,
    groupMade,
    patch('/Groups/e9e3', addOmar, answer(204)),
    get('/Groups/e9e3', answer(200, group({ members: [{ value: '3907' }] }))),
  ],
  [
    'add of a member is not seen later',
    /members/,
    groupMade,
    patch('/Groups/e9e3', addOmar, answer(204)),
    get('/Groups/e9e3', answer(200, group())),
  ],
  [
    'remove of one member empties the group',
    /members/,
    groupMade,
    patch('/Groups/e9e3', addOmar, answer(204)),
    patch('/Groups/e9e3', removeJane, answer(200, group({ members: [] }))),
  ],
  [
    'remove of one member is ignored',
    /members/,
    groupMade,
    patch('/Groups/e9e3', removeJane, answer(204)),
    get('/Groups/e9e3', answer(200, group())),
  ],
  [
    'replace of members adds',
    /members/,
    groupMade,
    patch(
      '/Groups/e9e3',
      replaceOmar,
      answer(200, group({ members: [{ value: '2819' }, { value: '3907' }] })),
    ),
  ],
  [
    'replace with no members is refused',
    /members/,
    groupMade,
    patch(
      '/Groups/e9e3',
      patchOf([{ op: 'replace', path: 'members', value: [] }]),
      answer(400, errorOf(400, 'value is required', { scimType: 'invalidValue' })),
    ),
  ],
  [
    'replace of members is not implemented',
    /Not Implemented|members/,
    groupMade,
    patch(
      '/Groups/e9e3',
      replaceOmar,
      answer(501, errorOf(501, 'patch-REPLACE-operation not supported for group.members')),
    ),
  ],
  [
    'rename with id in the value is refused',
    /\bid\b/,
    groupMade,
    patch(
      '/Groups/e9e3',
      patchOf([{ op: 'replace', value: { id: 'e9e3', displayName: 'Eng' } }]),
      answer(400, errorOf(400, 'id is read-only', { scimType: 'mutability' })),
    ),
  ],
  [
    'rename is ignored',
    /displayName/,
    groupMade,
    patch(
      '/Groups/e9e3',
      patchOf([{ op: 'replace', value: { id: 'e9e3', displayName: 'Eng' } }]),
      answer(204),
    ),
    get('/Groups/e9e3', answer(200, group())),
  ],
  [
    'a member is in the group, but the group is not with the user',
    /groups/,
    created,
    groupMade,
    get('/Users/2819', answer(200, jane({ groups: [] }))),
  ],
  [
    'a PUT of a group keeps old members',
    /members/,
    groupMade,
    put(
      '/Groups/e9e3',
      newGroup({ members: [{ value: '3907' }] }),
      answer(200, group({ members: [{ value: '2819' }, { value: '3907' }] })),
    ),
  ],
  [
    'a group with the same name is answered 409 though none is there',
    /409/,
    get('/Groups?filter=displayName%20eq%20%22Engineering%22', answer(200, listOf([]))),
    post('/Groups', newGroup(), answer(409, errorOf(409, 'exists', { scimType: 'uniqueness' }))),
  ],
  [
    'a deleted group is still there',
    /deleted/i,
    groupMade,
    del('/Groups/e9e3', answer(204)),
    get('/Groups/e9e3', answer(200, group())),
  ],
  [
    'a deleted user is still a member',
    /members|deleted/i,
    created,
    groupMade,
    del('/Users/2819', answer(204)),
    get('/Groups/e9e3', answer(200, group())),
  ],
  [
    'one unknown member rejects all',
    /member/,
    createdOmar,
    groupMade,
    patch(
      '/Groups/e9e3',
      patchOf([{ op: 'add', path: 'members', value: [{ value: '3907' }, { value: 'zz' }] }]),
      answer(404, errorOf(404, 'User zz not found')),
    ),
  ],
];
