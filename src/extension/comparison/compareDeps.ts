import { type Memento } from 'vscode';
import { type RunInBackground } from '../runInBackground.js';
import { type LoadSessions } from '../sessions/loadSessions.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';

export interface CompareDeps {
  readonly workbench: WorkbenchLoader;
  readonly sessions: LoadSessions;
  /** Of this workspace: which captures were compared. */
  readonly memory: Memento;
  readonly runInBackground: RunInBackground;
}
