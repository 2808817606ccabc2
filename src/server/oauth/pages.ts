import { type Answer } from '../transaction.js';
import { type AuthorizationRequest } from './codeStore.js';
import { markup } from './markup.js';
import { pageAnswer } from './page.js';

export interface Question {
  readonly request: AuthorizationRequest;
  /** Ties the form to this page (RFC 6749 10.12). */
  readonly id: string;
  readonly serviceUrl: string;
}

/** Asks whoever looks at it whether the client may have what it wants. */
export function questionPage({ request, id, serviceUrl }: Question): Answer {
  const { clientId, redirectUri, scope } = request;
  return pageAnswer(200, {
    title: 'Let this client use the mock SCIM server?',
    formTarget: toSource(redirectUri),
    content: markup`<p>It asks for access to people and groups of the mock server. With Allow it gets tokens for as long as this server runs.</p>
<dl>
<div><dt>Client</dt><dd><code>${clientId}</code></dd></div>
<div><dt>SCIM server</dt><dd><code>${serviceUrl}</code></dd></div>
<div><dt>Goes back to (redirect URI)</dt><dd><code>${redirectUri}</code></dd></div>
<div><dt>Scopes</dt><dd>${scope ? markup`<code>${scope.join(' ')}</code>` : 'none asked for'}</dd></div>
</dl>
<form method="post" action="authorize">
<input type="hidden" name="question" value="${id}">
<button class="primary" name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button>
</form>
<p class="quiet">A mock for development: nobody has to sign in, and scopes limit nothing.</p>`,
  });
}

/** A source of a content security policy: the origin, or the scheme where there is none. */
function toSource(uri: string): string {
  const { protocol, origin } = new URL(uri);
  return origin === 'null' ? protocol : origin;
}

export interface PageProblem {
  readonly status: number;
  readonly title: string;
  readonly reason: string;
  readonly advice: string;
  /** What would have been right. */
  readonly list?: readonly string[];
}

/** Where nobody may be sent back to, the person at the browser is told (RFC 6749 4.1.2.1). */
export const problemPage = ({ status, title, reason, advice, list = [] }: PageProblem): Answer =>
  pageAnswer(status, {
    title,
    content: markup`<p>${reason}</p>
<p>${advice}</p>
${list.length === 0 ? '' : markup`<ul>${list.map((item) => markup`<li><code>${item}</code></li>`)}</ul>`}`,
  });
