import { type RunInBackground } from '../runInBackground.js';
import { type LoadSessions } from '../sessions/loadSessions.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';

export interface CompareDeps {
  readonly workbench: WorkbenchLoader;
  readonly sessions: LoadSessions;
  readonly runInBackground: RunInBackground;
}
