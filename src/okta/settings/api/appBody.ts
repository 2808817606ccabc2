import { type ProvisioningSettings } from '../provisioningSettings.js';
import { findUsernameFormat } from '../profileSettings.js';
import { type TemplateObject } from './apiCall.js';

/** What stands where the settings say nothing; the header says that it is to be filled in. */
const signOnPlaceholders = {
  acsUrl: '<Single sign-on URL>',
  audience: '<Audience URI (SP Entity ID)>',
  loginPageUrl: '<Sign-in page URL>',
} as const;

/** The placeholders that are in the body. */
export function findPlaceholders({ signOnMode, signOn }: ProvisioningSettings): readonly string[] {
  const names =
    signOnMode === 'swa' ? (['loginPageUrl'] as const) : (['acsUrl', 'audience'] as const);
  return names.filter((name) => signOn[name] === '').map((name) => signOnPlaceholders[name]);
}

/** `POST /api/v1/apps` for a custom app. */
export const toAppBody = (settings: ProvisioningSettings): TemplateObject => ({
  label: settings.label,
  signOnMode: settings.signOnMode === 'swa' ? 'AUTO_LOGIN' : 'SAML_2_0',
  credentials: {
    userNameTemplate: {
      template: settings.usernameFormat,
      type: toTemplateType(settings.usernameFormat),
    },
  },
  settings: { signOn: settings.signOnMode === 'swa' ? toSwa(settings) : toSaml(settings) },
});

export const toTemplateType = (template: string): string =>
  findUsernameFormat(template) === undefined ? 'CUSTOM' : 'BUILT_IN';

const toSwa = ({ signOn }: ProvisioningSettings): TemplateObject => ({
  loginUrl: signOn.loginPageUrl || signOnPlaceholders.loginPageUrl,
});

function toSaml({ signOn }: ProvisioningSettings): TemplateObject {
  const acsUrl = signOn.acsUrl || signOnPlaceholders.acsUrl;
  return {
    ssoAcsUrl: acsUrl,
    recipient: acsUrl,
    destination: acsUrl,
    audience: signOn.audience || signOnPlaceholders.audience,
    ...samlDefaults,
  };
}

/** What the wizard begins with. */
const samlDefaults = {
  idpIssuer: 'http://www.okta.com/${org.externalKey}',
  subjectNameIdTemplate: '${user.userName}',
  subjectNameIdFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
  requestCompressed: false,
  allowMultipleAcsEndpoints: false,
  responseSigned: true,
  assertionSigned: true,
  signatureAlgorithm: 'RSA_SHA256',
  digestAlgorithm: 'SHA256',
  honorForceAuthn: true,
  authnContextClassRef: 'urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport',
} as const;
