import { answer, get, post, put, type MakeExamples } from '../example/exampleExchange.js';
import { jane, locationHeader, newJane } from '../example/exampleResources.js';
import { bothApps, type SchemaRule } from '../rule.js';

const created = answer(201, jane(), locationHeader());

/** What the schemas say of attributes: types, names, what must be there and what must not (RFC 7643 2 and 7). */
export const schemaRules: readonly SchemaRule[] = [
  {
    id: 'schema.type',
    on: 'schema',
    level: 'error',
    title: 'A value has the type that its attribute is defined with',
    references: ['RFC 7643 2.3'],
    okta: bothApps(
      'Okta reads the value by its own schema: a wrong type is dropped or fails the task, without saying which attribute it was',
    ),
    fix: 'Send a value of the type that the schema names',
    covers: ['body.bareMember'],
  },
  {
    id: 'schema.booleanText',
    on: 'schema',
    level: 'error',
    title: 'A boolean is true or false, not a text',
    references: ['RFC 7643 2.3.2'],
    okta: bothApps(
      'Where it is "active", Okta shows the wrong status after an import, or never deactivates',
    ),
    fix: 'Send the JSON literals true and false, without quotes',
    covers: ['body.booleanString'],
  },
  {
    id: 'schema.booleanNumber',
    on: 'schema',
    level: 'error',
    title: 'A boolean is true or false, not 1 or 0',
    references: ['RFC 7643 2.3.2'],
    okta: bothApps(
      'Where it is "active", Okta shows the wrong status after an import, or never deactivates',
    ),
    fix: 'Turn the column of the database into a JSON boolean before it is written',
  },
  {
    id: 'schema.numericId',
    on: 'schema',
    level: 'error',
    title: 'An id is a string',
    references: ['RFC 7643 3.1'],
    okta: bothApps(
      'Okta keeps the id as the External ID of the app user; whether it takes a number is not confirmed, so send a string',
    ),
    fix: 'Write the id as a string, also where the database has a number',
  },
];

export const schemaExamples: MakeExamples = () => ({
  'schema.type': {
    failing: [get('/Users/2819', answer(200, jane({ displayName: 12 })))],
    passing: [get('/Users/2819', answer(200, jane({ displayName: 'Jane Doe' })))],
  },
  'schema.booleanText': {
    failing: [
      get('/Users/2819', answer(200, jane({ active: 'true' }))),
      post('/Users', newJane({ active: 'True' }), created),
    ],
    passing: [put('/Users/2819', newJane({ active: true }), answer(200, jane()))],
  },
  'schema.booleanNumber': {
    failing: [get('/Users/2819', answer(200, jane({ active: 1 })))],
    passing: [get('/Users/2819', answer(200, jane({ active: false })))],
  },
  'schema.numericId': {
    failing: [get('/Users/2819', answer(200, jane({ id: 2819 })))],
    passing: [get('/Users/2819', answer(200, jane()))],
  },
});
