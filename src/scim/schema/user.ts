import {
  type AttributeDefinition,
  type ResourceTypeDefinition,
  type SchemaDefinition,
} from './attribute.js';
import { enterpriseUserUrn } from './enterpriseUser.js';

export const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';

const text = (name: string, description: string): AttributeDefinition => ({
  name,
  type: 'string',
  multiValued: false,
  description,
});

/** The sub-attributes that RFC 7643 2.4 gives every multi-valued attribute. */
function pluralParts(
  value: AttributeDefinition,
  types: readonly string[],
): readonly AttributeDefinition[] {
  return [
    value,
    text('display', 'A name for reading.'),
    {
      ...text('type', 'What the value is used for.'),
      ...(types.length > 0 && { canonicalValues: types }),
    },
    {
      name: 'primary',
      type: 'boolean',
      multiValued: false,
      description: 'Whether this is the preferred value; at most one is.',
    },
  ];
}

const plural = (
  name: string,
  description: string,
  value: AttributeDefinition,
  types: readonly string[] = [],
): AttributeDefinition => ({
  name,
  type: 'complex',
  multiValued: true,
  description,
  subAttributes: pluralParts(value, types),
});

/** RFC 7643 4.1 and 8.7.1. */
export const userSchema: SchemaDefinition = {
  id: userUrn,
  name: 'User',
  description: 'User Account',
  attributes: [
    {
      ...text('userName', 'The name with which the person signs in; unique, case does not matter.'),
      required: true,
      uniqueness: 'server',
    },
    {
      name: 'name',
      type: 'complex',
      multiValued: false,
      description: 'The parts of the name of the person.',
      subAttributes: [
        text('formatted', 'The whole name, as it is written.'),
        text('familyName', 'The family name.'),
        text('givenName', 'The given name.'),
        text('middleName', 'The middle name.'),
        text('honorificPrefix', 'A title before the name.'),
        text('honorificSuffix', 'A suffix after the name.'),
      ],
    },
    text('displayName', 'The name to show.'),
    text('nickName', 'The casual name.'),
    {
      name: 'profileUrl',
      type: 'reference',
      multiValued: false,
      description: 'The address of a page about the person.',
      referenceTypes: ['external'],
    },
    text('title', 'The job title.'),
    text('userType', 'How the person relates to the organisation.'),
    text('preferredLanguage', 'The preferred language, as in the HTTP Accept-Language header.'),
    text('locale', 'The locale for times and currency, for example en-US.'),
    text('timezone', 'The time zone in the IANA form, for example Europe/Vienna.'),
    {
      name: 'active',
      type: 'boolean',
      multiValued: false,
      description: 'Whether the account can be used. Okta deactivates by setting it to false.',
    },
    {
      ...text('password', 'The password in clear text; taken, never returned.'),
      mutability: 'writeOnly',
      returned: 'never',
    },
    plural('emails', 'E-mail addresses.', text('value', 'The address.'), ['work', 'home', 'other']),
    plural('phoneNumbers', 'Telephone numbers.', text('value', 'The number.'), [
      'work',
      'home',
      'mobile',
      'fax',
      'pager',
      'other',
    ]),
    plural('ims', 'Instant messaging addresses.', text('value', 'The address.'), [
      'aim',
      'gtalk',
      'icq',
      'xmpp',
      'msn',
      'skype',
      'qq',
      'yahoo',
    ]),
    plural(
      'photos',
      'Pictures of the person.',
      {
        name: 'value',
        type: 'reference',
        multiValued: false,
        description: 'The address of the picture.',
        referenceTypes: ['external'],
      },
      ['photo', 'thumbnail'],
    ),
    {
      name: 'addresses',
      type: 'complex',
      multiValued: true,
      description: 'Postal addresses.',
      subAttributes: [
        text('formatted', 'The whole address, as it is written.'),
        text('streetAddress', 'The street, with house number.'),
        text('locality', 'The city.'),
        text('region', 'The state or region.'),
        text('postalCode', 'The postal code.'),
        text('country', 'The country, ISO 3166-1 alpha-2.'),
        {
          ...text('type', 'What the address is used for.'),
          canonicalValues: ['work', 'home', 'other'],
        },
        {
          name: 'primary',
          type: 'boolean',
          multiValued: false,
          description: 'Whether this is the preferred address.',
        },
      ],
    },
    {
      name: 'groups',
      type: 'complex',
      multiValued: true,
      description: 'The groups that the person belongs to; changed through the Group resource.',
      mutability: 'readOnly',
      subAttributes: [
        {
          ...text('value', 'The id of the group.'),
          caseExact: true,
          mutability: 'readOnly',
        },
        {
          name: '$ref',
          type: 'reference',
          multiValued: false,
          description: 'The address of the group.',
          mutability: 'readOnly',
          referenceTypes: ['User', 'Group'],
        },
        { ...text('display', 'The name of the group.'), mutability: 'readOnly' },
        {
          ...text('type', 'Whether the person is a member itself or through another group.'),
          canonicalValues: ['direct', 'indirect'],
          mutability: 'readOnly',
        },
      ],
    },
    plural('entitlements', 'What the person may do.', text('value', 'The entitlement.')),
    plural('roles', 'The roles of the person.', text('value', 'The role.')),
    plural('x509Certificates', 'Certificates of the person.', {
      name: 'value',
      type: 'binary',
      multiValued: false,
      description: 'The certificate, DER in base64.',
      caseExact: true,
    }),
  ],
};

export const userResourceType: ResourceTypeDefinition = {
  id: 'User',
  name: 'User',
  description: 'User Account',
  endpoint: '/Users',
  schema: userUrn,
  schemaExtensions: [{ schema: enterpriseUserUrn, required: false }],
};
