export const appKinds = ['aiw', 'oin', 'oin-nopatch'] as const;

/**
 * `aiw`: a custom app of the App Integration Wizard. `oin`: an app of the catalogue, "SCIM 2.0 Test App" among
 * them. `oin-nopatch`: the same where *Support PATCH* is off. A server cannot choose, and there is no way from
 * one to the other when a request fails.
 */
export type AppKind = (typeof appKinds)[number];

export interface AppSwitches {
  /** How a person is deactivated and activated. */
  readonly activation: 'put' | 'patch';
  readonly password: 'put' | 'patch' | 'none';
  readonly groupUpdate: 'put' | 'patch';
  /** Whether POST /Groups carries the members, or leaves them to the PATCH behind it. */
  readonly groupCreation: 'members' | 'empty';
}

/** Creation is POST, an update of the profile is GET and PUT, and a group goes by DELETE with each of them. */
export const appSwitches: Readonly<Record<AppKind, AppSwitches>> = {
  aiw: { activation: 'put', password: 'put', groupUpdate: 'put', groupCreation: 'members' },
  oin: { activation: 'patch', password: 'patch', groupUpdate: 'patch', groupCreation: 'empty' },
  'oin-nopatch': {
    activation: 'put',
    password: 'none',
    groupUpdate: 'patch',
    groupCreation: 'empty',
  },
};
