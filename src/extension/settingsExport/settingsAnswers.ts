import { type JsonObject } from '../../base/json.js';
import { toAppSwitches } from '../../okta/settings/consoleChoices.js';
import { type ProvisioningSettings } from '../../okta/settings/provisioningSettings.js';
import { type Answer, type Answers } from '../questions/multiStepInput.js';

/** The questions; each answers a field of the settings file, but for the last. */
export type QuestionId =
  | 'label'
  | 'signOnMode'
  | 'profileSourcing'
  | 'baseUrl'
  | 'uniqueIdentifierField'
  | 'provisioningActions'
  | 'authenticationMode'
  | 'username'
  | 'accessTokenEndpoint'
  | 'authorizationEndpoint'
  | 'clientId'
  | 'toApp'
  | 'format';

/** What would be answered to get these settings. */
export function toAnswers(settings: ProvisioningSettings): Answers {
  const { label, signOnMode, connection, toApp, toOkta } = settings;
  const { authentication } = connection;
  const answers: readonly (readonly [QuestionId, Answer])[] = [
    ['label', label],
    ['signOnMode', signOnMode],
    ['profileSourcing', toOkta.profileSourcing ? 'yes' : 'no'],
    ['baseUrl', connection.baseUrl],
    ['uniqueIdentifierField', connection.uniqueIdentifierField],
    ['provisioningActions', connection.provisioningActions],
    ['authenticationMode', authentication.mode],
    ['username', authentication.mode === 'basic' ? authentication.username : ''],
    ...(authentication.mode === 'oauth2'
      ? ([
          ['accessTokenEndpoint', authentication.accessTokenEndpoint],
          ['authorizationEndpoint', authentication.authorizationEndpoint],
          ['clientId', authentication.clientId],
        ] as const)
      : []),
    ['toApp', toAppSwitches.map(({ id }) => id).filter((id) => toApp[id])],
  ];
  return new Map(answers);
}

/** The settings file that the answers make. */
export function toSettingsFile(answers: Answers): JsonObject {
  const textOf = (id: QuestionId): string => readText(answers, id);
  const mode = textOf('authenticationMode');
  return {
    label: textOf('label'),
    signOnMode: textOf('signOnMode'),
    connection: {
      baseUrl: textOf('baseUrl'),
      uniqueIdentifierField: textOf('uniqueIdentifierField'),
      provisioningActions: readList(answers, 'provisioningActions'),
      authentication: {
        mode,
        ...(mode === 'basic' && { username: textOf('username') }),
        ...(mode === 'oauth2' && {
          accessTokenEndpoint: textOf('accessTokenEndpoint'),
          authorizationEndpoint: textOf('authorizationEndpoint'),
          clientId: textOf('clientId'),
        }),
      },
    },
    toApp: Object.fromEntries(
      toAppSwitches.map(({ id }) => [id, isOn(answers, id) && isAvailable(answers, id)]),
    ),
    toOkta: { profileSourcing: textOf('profileSourcing') === 'yes' },
  };
}

export const readText = (answers: Answers, id: QuestionId): string => {
  const answer = answers.get(id);
  return typeof answer === 'string' ? answer : '';
};

const readList = (answers: Answers, id: QuestionId): readonly string[] => {
  const answer = answers.get(id);
  return answer === undefined || typeof answer === 'string' ? [] : answer;
};

const isOn = (answers: Answers, id: string): boolean => readList(answers, 'toApp').includes(id);

/** Whether the console would show this switch. */
export function isAvailable(answers: Answers, id: string): boolean {
  const actions = readList(answers, 'provisioningActions');
  const needs = toAppSwitches.find((one) => one.id === id)?.needs ?? [];
  return needs.some((action) => actions.includes(action));
}
