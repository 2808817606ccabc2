import { type Answer } from '../../support/answer.js';
import { sendRequest } from '../../support/httpClient.js';
import { type Workbench } from './workbench.js';

export interface SendParts {
  /** Text as it is, everything else as JSON. */
  readonly body?: unknown;
  readonly authorization?: string;
}

/** Sends what Okta sends, over a real connection. */
export class OktaClient {
  readonly port: number;
  readonly authorization: string;

  constructor(port: number, authorization: string) {
    this.port = port;
    this.authorization = authorization;
  }

  /** With the port and the credentials that VS Code shows. */
  static async of(workbench: Workbench): Promise<OktaClient> {
    return new OktaClient(await workbench.readPort(), await workbench.copyAuthorization());
  }

  send(method: string, path: string, parts: SendParts = {}): Promise<Answer> {
    const { body, authorization = this.authorization } = parts;
    return sendRequest({
      port: this.port,
      method,
      target: `/scim/v2${path}`,
      headers: {
        Authorization: authorization,
        Accept: 'application/scim+json',
        'User-Agent': 'Okta SCIM Client 1.0.0',
        ...(body !== undefined && { 'Content-Type': 'application/scim+json; charset=utf-8' }),
      },
      body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
    });
  }
}
