import type { Uri } from 'vscode';

export interface OpenedFixture {
  readonly document: Uri;
  readonly resources: number;
  /** Members of groups that were left out, as their resources were not seen. */
  readonly lostMembers: number;
}
