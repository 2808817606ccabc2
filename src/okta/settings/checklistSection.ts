import { type ProvisioningSettings } from './provisioningSettings.js';

/** A part of the checklist that the Okta admin ticks off. */
export interface ChecklistSection {
  readonly title: string;
  /** Absent where every app needs it. */
  readonly isNeeded?: (settings: ProvisioningSettings) => boolean;
  /** Blocks of Markdown. */
  readonly toBlocks: (settings: ProvisioningSettings) => readonly string[];
}
