import { type OktaConsequence } from './finding.js';

/** What Okta does, for people: one line where both kinds of app do the same, else one for each. */
export const oktaLines = ({
  aiw,
  oin,
}: OktaConsequence): readonly { readonly label: string; readonly text: string }[] =>
  aiw === oin
    ? [{ label: 'Okta:', text: aiw }]
    : [
        { label: 'Okta, app of the wizard:', text: aiw },
        { label: 'Okta, app of the OIN:', text: oin },
      ];
