import { type SettingsRule, saidIf } from './settingsRule.js';

/** The way to profile sourcing, which begins with another app. */
export const profileSourcingWay =
  'start from a SCIM test template of the OIN catalogue, such as "SCIM 2.0 Test App (Header Auth)", ' +
  'and submit it through the OIN Manager as a private integration.';

/** Task 1, and what an app of the wizard cannot have. */
export const appRules: readonly SettingsRule[] = [
  {
    id: 'app.label',
    level: 'error',
    pointer: '/label',
    check: ({ label }) => saidIf(label === '', 'The app has no name.'),
    consequence: 'The wizard does not go on without one.',
    fix: 'Give the name that people will see in Okta.',
  },
  {
    id: 'app.name',
    level: 'error',
    pointer: '/appName',
    check: ({ appName }) =>
      saidIf(!/^\w*$/.test(appName), 'The app name holds more than letters, digits and "_".'),
    consequence: 'The redirect URIs made of it would not be those that Okta uses.',
    fix: 'Copy it from the address of the app in the Admin Console, between /app/ and /instance/, or leave it out.',
  },
  {
    id: 'signOn.oidc',
    level: 'error',
    pointer: '/signOnMode',
    check: ({ signOnMode, appKind }) =>
      saidIf(
        signOnMode === 'oidc' && appKind === 'aiw',
        'OpenID Connect is chosen for single sign-on.',
      ),
    consequence:
      'The App Integration Wizard has SCIM provisioning for SAML 2.0 and SWA apps only, so an OIDC app never shows the option.',
    fix: 'Use saml or swa. Where it must be OIDC, create the app with the newer Okta Integration Wizard (OIW), which goes with OIDC and SCIM together.',
  },
  {
    id: 'toOkta.profileSourcing',
    level: 'error',
    pointer: '/toOkta/profileSourcing',
    check: ({ toOkta, appKind }) =>
      saidIf(toOkta.profileSourcing && appKind === 'aiw', 'Profile sourcing is asked for.'),
    consequence: "Profile sourcing isn't available for an app of the App Integration Wizard.",
    fix: `Leave it out, or take another way: ${profileSourcingWay}`,
  },
  {
    id: 'toOkta.profileSourcingByOkta',
    level: 'hint',
    pointer: '/toOkta/profileSourcing',
    check: ({ toOkta, appKind }) =>
      saidIf(toOkta.profileSourcing && appKind === 'oin', 'Profile sourcing is asked for.'),
    consequence: 'No field of the submission turns it on.',
    fix: "Ask Okta's OIN team for it when you submit.",
  },
  {
    id: 'usernameFormat.same',
    level: 'warning',
    pointer: '/usernameFormat',
    check: ({ usernameFormat }) =>
      saidIf(
        !/\b(?:source|user)\s*[.[]/.test(usernameFormat),
        'The application username format takes nothing from the person.',
      ),
    consequence: 'Everybody gets the same userName, and the second one ends with 409.',
    fix: 'Use ${source.login}, or another template with an attribute of source in it.',
  },
];
