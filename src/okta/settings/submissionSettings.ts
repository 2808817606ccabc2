/** A resource type that carries entitlements, for Okta Identity Governance. */
export interface EntitlementType {
  readonly name: string;
  /** Behind the base URL, for example `/Roles`. */
  readonly endpoint: string;
  readonly description: string;
  readonly required: boolean;
  readonly multivalued: boolean;
  readonly mappings: EntitlementMappings;
}

/** Members of the resource that Okta reads. */
export interface EntitlementMappings {
  readonly id: string;
  readonly displayName: string;
  /** Empty where it has none. */
  readonly description: string;
}

/** How an app of the catalogue sends an API token: `Bearer` before it, or nothing. */
export const tokenForms = ['bearer', 'raw'] as const;
export type TokenForm = (typeof tokenForms)[number];

/** A value that every customer enters for their tenant, used as `app.name`. */
export interface TenantVariable {
  readonly name: string;
  readonly label: string;
}

/** What a submission to the Okta Integration Network says besides. Texts are empty where they are not given. */
export interface SubmissionSettings {
  /** The title in the catalogue; the label of the app where it is empty. */
  readonly name: string;
  readonly description: string;
  /** Where Okta keeps the logo; its upload gives the address. */
  readonly logo: string;
  /** The guide for customers. */
  readonly setupInstructions: string;
  /** An expression such as `'https://' + app.subdomain + '.example.com/scim/v2'`; else the base URL. */
  readonly baseUrlExpression: string;
  readonly tokenForm: TokenForm;
  /** Whether Okta may send PATCH. */
  readonly patch: boolean;
  readonly tenantVariables: readonly TenantVariable[];
  readonly supportContact: string;
  readonly escalationContact: string;
  readonly testAccount: TestAccount;
  /** Where the results of Okta's SPEC and CRUD tests are shown. */
  readonly specTestResults: string;
  readonly crudTestResults: string;
}

/** The password is handed over in Okta's form. */
export interface TestAccount {
  readonly url: string;
  readonly username: string;
}

export const defaultSubmission: SubmissionSettings = {
  name: '',
  description: '',
  logo: '',
  setupInstructions: '',
  baseUrlExpression: '',
  tokenForm: 'bearer',
  patch: true,
  tenantVariables: [],
  supportContact: '',
  escalationContact: '',
  testAccount: { url: '', username: '' },
  specTestResults: '',
  crudTestResults: '',
};
