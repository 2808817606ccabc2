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
  jane,
  listOf,
  locationHeader,
  newJane,
  patchOf,
} from '../../../../src/validate/example/exampleResources.js';
import { type KnownDefect } from '../../../support/knownDefects.js';
import { created, gone, lookup, off, on } from './conversationParts.js';

const at = (time: string) => ({
  resourceType: 'User',
  created: '2026-05-01T12:00:00Z',
  lastModified: time,
  location: 'http://localhost:3000/scim/v2/Users/2819',
});

/** What a PUT, a PATCH, a DELETE or a push of a group gets wrong, at once or seen later. */
export const changeDefects: readonly KnownDefect[] = [
  [
    'PUT answers with the old value',
    /title|givenName/,
    created,
    put(
      '/Users/2819',
      jane({ name: { givenName: 'Janet', familyName: 'Doe' } }),
      answer(200, jane()),
    ),
  ],
  ['PUT answers 201', /200/, created, put('/Users/2819', jane(), answer(201, jane()))],
  [
    'PUT creates what is not there',
    /404|PUT/,
    put(
      '/Users/nobody',
      jane({ id: 'nobody', userName: 'n@example.com' }),
      answer(
        201,
        jane({
          id: 'nobody',
          userName: 'n@example.com',
          meta: { resourceType: 'User', location: 'http://localhost:3000/scim/v2/Users/nobody' },
        }),
        locationHeader('nobody'),
      ),
    ),
  ],
  [
    'PUT changes the id',
    /\bid\b/,
    created,
    put('/Users/2819', jane(), answer(200, jane({ id: '2820' }))),
  ],
  [
    'PUT answers an empty body',
    /body/,
    created,
    put('/Users/2819', jane({ title: 'Boss' }), answer(200)),
  ],
  [
    'PUT keeps what was left out, seen by a read',
    /title|nickName/,
    post(
      '/Users',
      newJane({ nickName: 'Janie' }),
      answer(201, jane({ nickName: 'Janie' }), locationHeader()),
    ),
    put('/Users/2819', newJane({ title: 'Boss' }), answer(200, jane({ title: 'Boss' }))),
    get('/Users/2819', answer(200, jane({ title: 'Boss', nickName: 'Janie' }))),
  ],
  [
    'PUT is not read back',
    /title/,
    created,
    put('/Users/2819', jane({ title: 'Boss' }), answer(200, jane({ title: 'Boss' }))),
    get('/Users/2819', answer(200, jane())),
  ],
  [
    'PUT active false is answered active true',
    /active/,
    created,
    put('/Users/2819', jane({ active: false }), answer(200, jane())),
  ],
  [
    'PUT active false deletes the user',
    /active|404|deactivat/,
    created,
    put('/Users/2819', jane({ active: false }), answer(200, jane({ active: false }))),
    get('/Users/2819', gone),
  ],
  [
    'PUT active false hides the user from the lookup',
    /active|inactive|deactivat/,
    created,
    put('/Users/2819', jane({ active: false }), answer(200, jane({ active: false }))),
    get(lookup, answer(200, listOf([]))),
  ],
  [
    'PUT active false clears the name',
    /name/,
    created,
    put(
      '/Users/2819',
      jane({ active: false }),
      answer(200, jane({ active: false, name: { givenName: '', familyName: '' } })),
    ),
  ],
  [
    'PUT drops the extension',
    /enterprise/,
    put(
      '/Users/2819',
      jane({
        schemas: [
          'urn:ietf:params:scim:schemas:core:2.0:User',
          'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
        ],
        'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { department: 'R&D' },
      }),
      answer(200, jane()),
    ),
  ],
  [
    'PUT is answered 405',
    /PUT|405/,
    created,
    put(
      '/Users/2819',
      jane({ active: false }),
      answer(405, errorOf(405, 'Method not allowed'), { Allow: 'GET, PATCH' }),
    ),
  ],
  [
    'PUT is answered 501',
    /PUT|501/,
    created,
    put('/Users/2819', jane({ active: false }), answer(501, errorOf(501, 'Not implemented'))),
  ],
  [
    'PUT with the merged body is refused',
    /400|id|meta/,
    created,
    put(
      '/Users/2819',
      jane(),
      answer(400, errorOf(400, 'id is read-only', { scimType: 'mutability' })),
    ),
  ],
  [
    'PUT does not move lastModified',
    /lastModified/,
    created,
    get('/Users/2819', answer(200, jane())),
    get('/Users/2819', answer(200, jane())),
    put('/Users/2819', jane({ title: 'Boss' }), answer(200, jane({ title: 'Boss' }))),
  ],
  [
    'lastModified goes back',
    /lastModified/,
    created,
    put(
      '/Users/2819',
      jane({ title: 'Boss' }),
      answer(200, jane({ title: 'Boss', meta: at('2026-04-01T12:00:00Z') })),
    ),
  ],
  [
    'meta.created moves',
    /created/,
    created,
    put(
      '/Users/2819',
      jane({ title: 'Boss' }),
      answer(
        200,
        jane({
          title: 'Boss',
          meta: { ...at('2026-05-02T12:00:00Z'), created: '2026-05-02T12:00:00Z' },
        }),
      ),
    ),
  ],
  [
    'PATCH active false without path is ignored',
    /active/,
    created,
    patch('/Users/2819', off, answer(200, jane())),
  ],
  [
    'PATCH active false, 204, is ignored',
    /active/,
    created,
    patch('/Users/2819', off, answer(204)),
    get('/Users/2819', answer(200, jane())),
  ],
  [
    'PATCH active false wipes the rest',
    /name|emails|userName/,
    created,
    patch(
      '/Users/2819',
      off,
      answer(200, {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
        id: '2819',
        active: false,
        userName: 'jane@example.com',
        meta: { resourceType: 'User' },
      }),
    ),
  ],
  [
    'PATCH active false wipes the rest, seen later',
    /name|emails/,
    created,
    patch('/Users/2819', off, answer(204)),
    get('/Users/2819', answer(200, jane({ active: false, name: undefined, emails: undefined }))),
  ],
  [
    'PATCH active false is refused for want of a path',
    /path/,
    created,
    patch(
      '/Users/2819',
      off,
      answer(400, errorOf(400, 'path is required', { scimType: 'noTarget' })),
    ),
  ],
  [
    'PATCH active false, then 404',
    /404|active|deactivat/,
    created,
    patch('/Users/2819', off, answer(204)),
    get('/Users/2819', gone),
  ],
  [
    'PATCH active false, then a lookup finds nobody',
    /active|deactivat/,
    created,
    patch('/Users/2819', off, answer(204)),
    get(lookup, answer(200, listOf([]))),
  ],
  [
    'PATCH active false, then reactivation is 404',
    /active|404|deactivat/,
    created,
    patch('/Users/2819', off, answer(204)),
    patch('/Users/2819', on, gone),
  ],
  [
    'PATCH active true is ignored',
    /active/,
    created,
    patch('/Users/2819', off, answer(204)),
    patch('/Users/2819', on, answer(200, jane({ active: false }))),
  ],
  [
    'PATCH is answered 201',
    /200|204/,
    created,
    patch('/Users/2819', off, answer(201, jane({ active: false }))),
  ],
  [
    'PATCH is answered 200 without a body',
    /body|204/,
    created,
    patch('/Users/2819', off, answer(200)),
  ],
  [
    'PATCH is answered 204 with a body',
    /204/,
    created,
    patch('/Users/2819', off, answer(204, jane({ active: false }))),
  ],
  [
    'PATCH is answered {"success":true}',
    /schemas|resource|\bid\b/,
    created,
    patch('/Users/2819', off, answer(200, { success: true })),
  ],
  [
    'PATCH is answered 405',
    /PATCH|405/,
    created,
    patch('/Users/2819', off, answer(405, errorOf(405, 'no'), { Allow: 'GET, PUT' })),
  ],
  [
    'PATCH is answered 415',
    /415|Content-Type|media/,
    created,
    patch('/Users/2819', off, answer(415, errorOf(415, 'Only application/json'))),
  ],
  [
    'PATCH name.familyName drops givenName',
    /givenName/,
    created,
    patch(
      '/Users/2819',
      patchOf([{ op: 'replace', path: 'name.familyName', value: 'Roe' }]),
      answer(200, jane({ name: { familyName: 'Roe' } })),
    ),
  ],
  [
    'PATCH name without path drops givenName',
    /givenName/,
    created,
    patch(
      '/Users/2819',
      patchOf([{ op: 'replace', value: { name: { familyName: 'Roe' } } }]),
      answer(200, jane({ name: { familyName: 'Roe' } })),
    ),
  ],
  [
    'PATCH add of an e-mail replaces all',
    /emails/,
    created,
    patch(
      '/Users/2819',
      patchOf([{ op: 'add', path: 'emails', value: [{ value: 'h@example.com', type: 'home' }] }]),
      answer(200, jane({ emails: [{ value: 'h@example.com', type: 'home' }] })),
    ),
  ],
  [
    'PATCH replace of a filtered e-mail changes another',
    /emails/,
    created,
    patch(
      '/Users/2819',
      patchOf([{ op: 'replace', path: 'emails[type eq "work"].value', value: 'n@example.com' }]),
      answer(200, jane()),
    ),
  ],
  [
    'PATCH remove is ignored',
    /nickName/,
    post(
      '/Users',
      newJane({ nickName: 'J' }),
      answer(201, jane({ nickName: 'J' }), locationHeader()),
    ),
    patch(
      '/Users/2819',
      patchOf([{ op: 'remove', path: 'nickName' }]),
      answer(200, jane({ nickName: 'J' })),
    ),
  ],
  [
    'PATCH leaves two primary e-mails',
    /primary/,
    created,
    patch(
      '/Users/2819',
      patchOf([
        {
          op: 'add',
          path: 'emails',
          value: [{ value: 'h@example.com', type: 'home', primary: true }],
        },
      ]),
      answer(
        200,
        jane({
          emails: [
            { value: 'jane@example.com', type: 'work', primary: true },
            { value: 'h@example.com', type: 'home', primary: true },
          ],
        }),
      ),
    ),
  ],
  [
    'PATCH half applied after an error',
    /title/,
    created,
    patch(
      '/Users/2819',
      patchOf([
        { op: 'replace', path: 'title', value: 'Boss' },
        { op: 'replace', path: 'emails[type eq "fax"].value', value: 'x' },
      ]),
      answer(400, errorOf(400, 'no such e-mail', { scimType: 'noTarget' })),
    ),
    get('/Users/2819', answer(200, jane({ title: 'Boss' }))),
  ],
  ['DELETE is answered 200 with a body', /204/, created, del('/Users/2819', answer(200, jane()))],
  ['DELETE is answered 200 without a body', /204/, created, del('/Users/2819', answer(200))],
  ['DELETE is answered 202', /204/, created, del('/Users/2819', answer(202))],
  [
    'a deleted user is still read',
    /deleted|404/i,
    created,
    del('/Users/2819', answer(204)),
    get('/Users/2819', answer(200, jane())),
  ],
  [
    'a deleted user is still listed',
    /deleted/i,
    created,
    del('/Users/2819', answer(204)),
    get('/Users', answer(200, listOf([jane()]))),
  ],
  [
    'a deleted user is deleted again, 204',
    /404/,
    created,
    del('/Users/2819', answer(204)),
    del('/Users/2819', answer(204)),
  ],
  [
    'a deleted user blocks the name',
    /409|deleted/i,
    created,
    del('/Users/2819', answer(204)),
    post('/Users', newJane(), answer(409, errorOf(409, 'taken', { scimType: 'uniqueness' }))),
  ],
  [
    'a PATCH of a deleted user is 200',
    /404|deleted/i,
    created,
    del('/Users/2819', answer(204)),
    patch('/Users/2819', on, answer(200, jane())),
  ],
  [
    'a new user gets the id of a deleted one',
    /\bid\b/,
    created,
    del('/Users/2819', answer(204)),
    post(
      '/Users',
      newJane({ userName: 'n@example.com' }),
      answer(201, jane({ userName: 'n@example.com' }), locationHeader()),
    ),
  ],
  [
    '409 for a name that nobody has',
    /409/,
    get(lookup, answer(200, listOf([]))),
    post('/Users', newJane(), answer(409, errorOf(409, 'taken', { scimType: 'uniqueness' }))),
  ],
];
