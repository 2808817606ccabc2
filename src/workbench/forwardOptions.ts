/** Everything that a forwarding is started with. */
export interface ForwardOptions {
  /** Base URL of the SCIM server. */
  readonly target: string;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** The address under which Okta reaches this server (tunnel, forwarded port). */
  readonly publicBaseUrl?: string | undefined;
  /** The whole Authorization header value, in place of what clients send. */
  readonly targetAuthorization?: string | undefined;
  /** False for a server of one's own whose certificate nobody knows. */
  readonly isCertificateChecked?: boolean | undefined;
  /** Milliseconds without data; Okta's 60 seconds where nothing is said. */
  readonly timeout?: number | undefined;
  /** Notes where the mock would have done otherwise. */
  readonly compares?: boolean | undefined;
}

export interface RunningForward {
  readonly status: 'running';
  readonly port: number;
  /** `http://127.0.0.1:8485/scim/v2`, the address on this machine, with the path of the target. */
  readonly baseUrl: string;
  /** Base URL of the SCIM server, without a trailing slash. */
  readonly target: string;
  readonly publicBaseUrl?: string;
  /** Whether the credentials of clients are replaced. */
  readonly replacesAuthorization: boolean;
}

export type ForwardState =
  | { readonly status: 'stopped' }
  | { readonly status: 'starting'; readonly target: string }
  | RunningForward
  | { readonly status: 'stopping' }
  | { readonly status: 'failed'; readonly error: Error };

/** Okta's: so long without data on the socket (its FAQ of 2026). */
export const usualForwardTimeout = 60_000;
