import { type ServerView } from '../../protocol/inspector.js';
import { type ServerState } from '../../workbench/serverOptions.js';
import { type Workbench } from '../../workbench/workbench.js';
import { translateError } from '../translate.js';

/** What the inspector says of where requests can go. */
export function toServerView({
  serverState,
  forwarding: { state },
}: Pick<Workbench, 'serverState' | 'forwarding'>): ServerView {
  const server = toMockView(serverState);
  return state.status === 'running'
    ? {
        ...server,
        forward: { baseUrl: state.publicBaseUrl ?? state.baseUrl, target: state.target },
      }
    : server;
}

function toMockView(state: ServerState): ServerView {
  switch (state.status) {
    case 'running':
      return { status: state.status, baseUrl: state.publicBaseUrl ?? state.baseUrl };
    case 'failed':
      return { status: state.status, message: translateError(state.error) };
    case 'stopped':
    case 'starting':
    case 'stopping':
      return { status: state.status };
  }
}
