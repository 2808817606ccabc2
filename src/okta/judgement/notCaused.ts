/** Rows of section 6 of the notes on Okta that no answer of a server causes, so that no row of the table is theirs. */
export const notCausedByAnswers: readonly { readonly failure: number; readonly why: string }[] = [
  { failure: 12, why: 'The attribute has no external namespace, so that it is never sent' },
  { failure: 16, why: 'Nothing is sent for an account that was never linked' },
  { failure: 19, why: 'Members without an account in the app are left out of a push' },
  { failure: 26, why: 'Shows only in what an import makes of active' },
  { failure: 27, why: 'People who were assigned before provisioning was enabled are not pushed' },
  { failure: 29, why: 'Two attributes of the profile of the app have one name' },
  { failure: 31, why: 'A switch of the org' },
  { failure: 32, why: 'The authorization server gives no refresh token' },
  {
    failure: 37,
    why: 'Two rows of an import go to one person, which is told when they are matched',
  },
  { failure: 38, why: 'The server answers as if all were well, and has lost the other members' },
  { failure: 39, why: 'An app of the wizard cannot be the source of profiles' },
  { failure: 41, why: "A password of Okta's test file is against the policy of the org" },
  { failure: 45, why: 'The base URL is refused before anything is sent' },
  { failure: 46, why: 'The on-premises agent takes no other header than Authorization' },
  { failure: 47, why: "Okta's Management API ignores what it is told" },
  { failure: 48, why: 'The account of a connector that is no SCIM server' },
];
