import { type SessionCommands, type SessionDeps } from './sessionCommands.js';

export type LoadSessions = () => Promise<SessionCommands>;

/** The code of the sessions comes with the first of their commands. */
export function createSessionLoader(deps: SessionDeps): LoadSessions {
  let loading: Promise<SessionCommands> | undefined;
  const load = async (): Promise<SessionCommands> => {
    const { SessionCommands: Loaded } = await import('./sessionCommands.js');
    return new Loaded(deps);
  };
  return () => (loading ??= load());
}
