import { toPushStatus } from '../api/profileBodies.js';
import { byHandInConsole, toHeaderLines } from '../api/byHand.js';
import { toTemplateType } from '../api/appBody.js';
import { type CustomAttribute } from '../profileSettings.js';
import { type ProvisioningSettings } from '../provisioningSettings.js';
import { type HclBlock, HclCode, type HclValue, toHclText } from './hclText.js';

/** Resources of the provider okta/okta for what it can do. */
export function toTerraform(settings: ProvisioningSettings): string {
  const header = settings.appKind === 'oin' ? toOinHeader(settings) : toHeaderLines(settings);
  const text = header.map((line) => `# ${line}`).join('\n');
  return settings.appKind === 'oin'
    ? `${text}\n`
    : `${text}\n# The provider reads OKTA_ORG_NAME, OKTA_BASE_URL and OKTA_API_TOKEN from the environment.\n\n${toHclText(toBlocks(settings))}`;
}

const toOinHeader = (settings: ProvisioningSettings): readonly string[] => [
  ...toHeaderLines(settings),
  'The Terraform provider has no resource for submissions to the Okta Integration Network: use the formats oin,',
  'http, curl, sdk or powershell.',
];

const toBlocks = (settings: ProvisioningSettings): readonly HclBlock[] => [
  provider,
  ...toVariables(settings),
  toApp(settings),
  ...settings.customAttributes.map((attribute) => toAttribute(attribute, settings)),
  ...toMappings(settings),
  ...settings.assignedGroups.flatMap((name, at) => toAssignment(name, at, settings)),
  ...settings.pushGroups.flatMap((group, at) => toGroupPush(group, at, settings)),
];

const code = (text: string): HclCode => new HclCode(text);

const provider: HclBlock = {
  type: 'terraform',
  blocks: [
    {
      type: 'required_providers',
      arguments: [['okta', code('{\n      source = "okta/okta"\n    }')]],
    },
  ],
};

/** Values of the sign-on that are not in the settings are asked for, as TF_VAR_… or at the prompt. */
const signOnVariables = [
  {
    mode: 'saml',
    member: 'acsUrl',
    name: 'saml_acs_url',
    description: 'Single sign-on URL of the app',
  },
  {
    mode: 'saml',
    member: 'audience',
    name: 'saml_audience',
    description: 'Audience URI (SP Entity ID) of the app',
  },
  {
    mode: 'swa',
    member: 'loginPageUrl',
    name: 'login_page_url',
    description: 'Address of the page with the sign-in form',
  },
] as const;

const toVariables = (settings: ProvisioningSettings): readonly HclBlock[] => [
  ...signOnVariables
    .filter(({ mode, member }) => mode === settings.signOnMode && settings.signOn[member] === '')
    .map(({ name, description }): HclBlock => ({
      type: 'variable',
      labels: [name],
      arguments: [
        ['description', description],
        ['type', code('string')],
      ],
    })),
  {
    comment: [
      'Apply once, do in the Admin Console what no API does, then apply with -var scim_is_set_up=true:',
      ...byHandInConsole(settings).map((step, at) => `${String(at + 1)}. ${step}`),
    ],
    type: 'variable',
    labels: ['scim_is_set_up'],
    arguments: [
      ['description', 'Whether provisioning by SCIM is switched on for the app'],
      ['type', code('bool')],
      ['default', false],
    ],
  },
];

function toSignOnValue(
  settings: ProvisioningSettings,
  member: keyof ProvisioningSettings['signOn'],
): HclValue {
  const variable = signOnVariables.find((row) => row.member === member);
  return settings.signOn[member] || code(`var.${variable?.name ?? member}`);
}

const toAppType = ({ signOnMode }: ProvisioningSettings): string =>
  signOnMode === 'swa' ? 'okta_app_swa' : 'okta_app_saml';

const toAppId = (settings: ProvisioningSettings): HclCode => code(`${toAppType(settings)}.app.id`);

const toApp = (settings: ProvisioningSettings): HclBlock => ({
  comment: ['Task 1: the app'],
  type: 'resource',
  labels: [toAppType(settings), 'app'],
  arguments: [
    ['label', settings.label],
    ...(settings.signOnMode === 'swa'
      ? ([['url', toSignOnValue(settings, 'loginPageUrl')]] as const)
      : toSamlArguments(settings)),
    ['user_name_template', settings.usernameFormat],
    ['user_name_template_type', toTemplateType(settings.usernameFormat)],
  ],
});

function toSamlArguments(
  settings: ProvisioningSettings,
): readonly (readonly [name: string, value: HclValue])[] {
  const acsUrl = toSignOnValue(settings, 'acsUrl');
  return [
    ['sso_url', acsUrl],
    ['recipient', acsUrl],
    ['destination', acsUrl],
    ['audience', toSignOnValue(settings, 'audience')],
    ['subject_name_id_template', '${user.userName}'],
    ['subject_name_id_format', 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified'],
    ['response_signed', true],
    ['assertion_signed', true],
    ['signature_algorithm', 'RSA_SHA256'],
    ['digest_algorithm', 'SHA256'],
    ['honor_force_authn', true],
    [
      'authn_context_class_ref',
      'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
    ],
  ];
}

/** What comes after SCIM is switched on. */
const afterwards = ['count', new HclCode('var.scim_is_set_up ? 1 : 0')] as const;

const toAttribute = (attribute: CustomAttribute, settings: ProvisioningSettings): HclBlock => ({
  type: 'resource',
  labels: ['okta_app_user_schema_property', attribute.name],
  arguments: [
    afterwards,
    ['app_id', toAppId(settings)],
    ['index', attribute.name],
    ['title', attribute.title],
    ['type', attribute.type],
    ...(attribute.type === 'array' ? ([['array_type', attribute.itemType]] as const) : []),
    ...(attribute.description === '' ? [] : ([['description', attribute.description]] as const)),
    ...(attribute.required ? ([['required', true]] as const) : []),
    ['scope', 'NONE'],
    ['master', 'OKTA'],
    ['external_name', attribute.externalName],
    ...(attribute.externalNamespace === ''
      ? []
      : ([['external_namespace', attribute.externalNamespace]] as const)),
  ],
});

function toMappings(settings: ProvisioningSettings): readonly HclBlock[] {
  const { attributeMappings, customAttributes } = settings;
  if (attributeMappings.length === 0) {
    return [];
  }
  const own = attributeMappings.filter((row) =>
    customAttributes.some(({ name }) => name === row.attribute),
  );
  return [
    { type: 'data', labels: ['okta_user_profile_mapping_source', 'user'] },
    {
      type: 'resource',
      labels: ['okta_profile_mapping', 'to_app'],
      arguments: [
        afterwards,
        ['source_id', code('data.okta_user_profile_mapping_source.user.id')],
        ['target_id', toAppId(settings)],
        // The attributes must be there before something is mapped to them.
        ...(own.length === 0
          ? []
          : ([
              [
                'depends_on',
                code(
                  `[${own.map(({ attribute }) => `okta_app_user_schema_property.${attribute}`).join(', ')}]`,
                ),
              ],
            ] as const)),
      ],
      blocks: attributeMappings.map(({ attribute, expression, applyOn }) => ({
        type: 'mappings',
        arguments: [
          ['id', attribute],
          ['expression', expression],
          ['push_status', toPushStatus(applyOn)],
        ],
      })),
    },
  ];
}

const toGroup = (label: string, name: string): HclBlock => ({
  type: 'data',
  labels: ['okta_group', label],
  arguments: [
    ['name', name],
    ['type', 'OKTA_GROUP'],
  ],
});

function toAssignment(
  name: string,
  at: number,
  settings: ProvisioningSettings,
): readonly HclBlock[] {
  const label = `assigned_${String(at + 1)}`;
  return [
    toGroup(label, name),
    {
      type: 'resource',
      labels: ['okta_app_group_assignment', label],
      arguments: [
        afterwards,
        ['app_id', toAppId(settings)],
        ['group_id', code(`data.okta_group.${label}.id`)],
      ],
    },
  ];
}

function toGroupPush(
  { name, targetName }: ProvisioningSettings['pushGroups'][number],
  at: number,
  settings: ProvisioningSettings,
): readonly HclBlock[] {
  const label = `pushed_${String(at + 1)}`;
  return [
    toGroup(label, name),
    {
      type: 'resource',
      labels: ['okta_push_group', label],
      arguments: [
        afterwards,
        ['app_id', toAppId(settings)],
        ['source_group_id', code(`data.okta_group.${label}.id`)],
        ...(targetName === name ? [] : ([['target_group_name', targetName]] as const)),
        ['status', 'ACTIVE'],
        ['delete_target_group_on_destroy', false],
      ],
    },
  ];
}
