import { type JsonObject } from '../../../base/json.js';
import { answer, type MakeExamples, post } from '../../example/exampleExchange.js';
import { errorOf, group, locationHeader, newGroup } from '../../example/exampleResources.js';
import { bothApps, inBody, type ObservationRule } from '../../rule.js';
import { notedExamples } from './noted.js';

/** What the mock server knows of those that a group names. */
export const directoryNotes: readonly ObservationRule[] = [
  {
    id: 'directory.memberType',
    on: 'observation',
    level: 'warning',
    title: 'The type of a member is what the member is',
    references: ['RFC 7643 4.2', 'RFC 7643 8.7.1'],
    fix: 'Send the type that the id belongs to, User or Group, or leave type out',
    place: inBody('request'),
  },
  {
    id: 'directory.lostMembership',
    on: 'observation',
    level: 'warning',
    title: 'The members of a group are there before the group names them',
    references: ['RFC 7644 3.12', 'RFC 7643 4.2'],
    okta: bothApps(
      'Okta tries nothing again by itself after a 4xx: the membership is missing until somebody pushes the group again',
    ),
    fix: 'Assign the people to the app before their groups are pushed, and do not use one group for both',
    place: inBody('request'),
  },
];

const push = (member: JsonObject) =>
  post(
    '/Groups',
    newGroup({ members: [member] }),
    answer(201, group({ members: [{ value: '2819' }] }), locationHeader('e9e3', 'Group')),
  );

export const directoryNoteExamples: MakeExamples = () =>
  notedExamples({
    'directory.memberType': [push({ value: '2819', type: 'Group' }), push({ value: '2819' })],
    'directory.lostMembership': [
      {
        ...push({ value: '4711' }),
        answer: answer(
          400,
          errorOf(400, 'members[0].value names nobody', { scimType: 'invalidValue' }),
        ),
      },
      push({ value: '2819' }),
    ],
  })();
