import { answer, get, type MakeExamples, patch, post, put } from '../example/exampleExchange.js';
import {
  errorOf,
  group,
  jane,
  locationHeader,
  newJane,
  patchOf,
} from '../example/exampleResources.js';

const shown = (changes: Parameters<typeof jane>[0]) =>
  get('/Users/2819', answer(200, jane(changes)));
const goodJane = shown({});
const work = { value: 'jane@example.com', type: 'work', primary: true };

export const valueExamples: MakeExamples = () => ({
  'value.emptyRequired': {
    failing: [
      post(
        '/Users',
        newJane({ userName: '' }),
        answer(400, errorOf(400, 'userName is empty', { scimType: 'invalidValue' })),
      ),
      shown({ userName: null }),
      get('/Groups/e9e3', answer(200, group({ displayName: ' ' }))),
    ],
    passing: [goodJane],
  },
  'value.primaryTwice': {
    failing: [
      shown({ emails: [work, { value: 'jane@home.example', type: 'home', primary: true }] }),
      patch(
        '/Users/2819',
        patchOf([
          {
            op: 'replace',
            path: 'emails',
            value: [work, { value: 'jane@home.example', type: 'home', primary: true }],
          },
        ]),
        answer(400, errorOf(400, 'Two are primary', { scimType: 'invalidValue' })),
      ),
    ],
    passing: [
      shown({ emails: [work, { value: 'jane@home.example', type: 'home', primary: false }] }),
    ],
  },
  'value.repeated': {
    failing: [
      shown({ emails: [work, { value: 'jane@example.com', type: 'work' }] }),
      get('/Groups/e9e3', answer(200, group({ members: [{ value: '2819' }, { value: '2819' }] }))),
    ],
    passing: [
      shown({ emails: [work, { value: 'jane@example.com', type: 'other' }] }),
      get('/Groups/e9e3', answer(200, group({ members: [{ value: '2819' }, { value: '3907' }] }))),
    ],
  },
  'value.memberWithoutValue': {
    failing: [
      get('/Groups/e9e3', answer(200, group({ members: [{ display: 'jane@example.com' }] }))),
    ],
    passing: [get('/Groups/e9e3', answer(200, group()))],
  },
  'value.resourceType': {
    failing: [
      get('/Users/2819', answer(200, jane({ meta: { resourceType: 'Group' } }))),
      get('/Users/2819', answer(200, jane({ meta: { resourceType: 'user' } }))),
    ],
    passing: [goodJane],
  },
  'value.reservedId': {
    failing: [
      post(
        '/Users',
        newJane(),
        answer(
          201,
          jane({ id: 'bulkId', meta: { resourceType: 'User' } }),
          locationHeader('bulkId'),
        ),
      ),
    ],
    passing: [post('/Users', newJane(), answer(201, jane(), locationHeader()))],
  },
  'value.noValue': {
    failing: [get('/Users/2819', answer(200, jane({ emails: [{ type: 'work', primary: true }] })))],
    passing: [get('/Users/2819', answer(200, jane({ emails: [] })))],
  },
  'value.email': {
    failing: [
      shown({ emails: [{ value: 'Jane Doe <jane@example.com>', type: 'work' }] }),
      shown({ emails: [{ value: 'jane.example.com', type: 'work' }] }),
    ],
    passing: [goodJane],
  },
  'value.controlCharacter': {
    failing: [shown({ displayName: 'Jane\u0000Doe' })],
    passing: [
      shown({ displayName: 'Jane Doe' }),
      shown({ addresses: [{ formatted: 'Main St\nTown' }] }),
    ],
  },
  'value.blankAround': {
    failing: [shown({ userName: 'jane@example.com ' })],
    passing: [goodJane],
  },
  'value.canonical': {
    failing: [shown({ emails: [{ ...work, type: 'business' }] })],
    passing: [shown({ emails: [{ ...work, type: 'Work' }] })],
  },
  'value.language': {
    failing: [shown({ locale: 'en_US' }), shown({ preferredLanguage: 'English (US)' })],
    passing: [shown({ locale: 'en-US', preferredLanguage: 'en-US,en;q=0.8' })],
  },
  'value.country': {
    failing: [shown({ addresses: [{ type: 'work', country: 'USA' }] })],
    passing: [shown({ addresses: [{ type: 'work', country: 'US' }] })],
  },
  'value.timeZone': {
    failing: [shown({ timezone: 'Pacific Time' })],
    passing: [
      put(
        '/Users/2819',
        newJane({ timezone: 'America/Los_Angeles' }),
        answer(200, jane({ timezone: 'America/Los_Angeles' })),
      ),
    ],
  },
});
