import { type JsonObject } from '../../src/base/json.js';
import { enterpriseUserUrn } from '../../src/scim/schema/enterpriseUser.js';
import { groupUrn } from '../../src/scim/schema/group.js';
import { userUrn } from '../../src/scim/schema/user.js';

/**
 * Three people and a group, so unlike that a filter tells them apart: `amy` has nearly everything, `bob`
 * little, and `cid` what is empty or odd.
 */
export const filterPeople: readonly JsonObject[] = [
  {
    schemas: [userUrn, enterpriseUserUrn],
    id: 'amy',
    externalId: 'Ext-1',
    userName: 'Amy.Adams@Example.com',
    name: { familyName: 'Adams', givenName: 'Amy' },
    displayName: 'Amy Adams',
    title: 'Engineer',
    userType: 'Employee',
    active: true,
    password: 'never-shown-1',
    profileUrl: 'https://example.com/People/Amy',
    emails: [
      { value: 'amy@work.example', type: 'work', primary: true },
      { value: 'amy@home.example', type: 'home' },
    ],
    ims: [{ value: 'amy@chat.example', type: 'xmpp' }],
    x509Certificates: [{ value: 'AAECAw==' }],
    roles: [{ value: 'admin', primary: true }, { value: 'auditor' }],
    [enterpriseUserUrn]: {
      employeeNumber: '0701',
      department: 'Research',
      manager: { value: 'bob' },
    },
    meta: { created: '2026-01-01T10:00:00Z', lastModified: '2026-03-01T08:30:00.250Z' },
  },
  {
    schemas: [userUrn],
    id: 'bob',
    externalId: 'ext-1',
    userName: 'bob',
    displayName: 'Bob',
    nickName: 'Bobby',
    userType: 'Contractor',
    active: false,
    emails: [{ value: 'BOB@home.example', type: 'home' }],
    meta: { created: '2026-02-01T10:00:00Z', lastModified: '2026-02-01T10:00:00Z' },
  },
  {
    schemas: [userUrn],
    id: 'cid',
    userName: 'cid+test@example.com',
    name: { familyName: 'O\'Malley "C" \\ Žižek 😀' },
    title: 'a\tb',
    emails: [],
    meta: { created: '2026-02-01T10:00:00.5Z', lastModified: '2026-02-01T10:00:01Z' },
  },
  {
    schemas: [groupUrn],
    id: 'staff',
    displayName: 'Staff',
    members: [{ value: 'amy', type: 'User' }],
  },
];
