import { type Logger } from '../../base/logger.js';
import { type ReadParts } from '../inspector/readParts.js';
import { type RunInBackground } from '../runInBackground.js';
import { type TargetCommands } from '../targets/targetCommands.js';
import { type TargetDirectory } from '../targets/targetDirectory.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';

export interface ScenarioDeps {
  readonly workbench: WorkbenchLoader;
  readonly targets: TargetCommands;
  readonly directory: TargetDirectory;
  readonly logger: Logger;
  /** What the inspector shows, has selected and pinned. */
  readonly readParts: ReadParts;
  readonly runInBackground: RunInBackground;
}
