export interface WorkspaceCopy {
  readonly folder: string;
  remove(): Promise<void>;
}

export function copySampleWorkspace(): Promise<WorkspaceCopy>;
