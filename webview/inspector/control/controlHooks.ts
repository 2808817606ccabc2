/** What a part of the model needs of the whole. */
export interface ControlHooks {
  /** Draws again. */
  readonly changed: () => void;
  /** Tells where it fails. */
  readonly report: (what: string, action: Promise<unknown>) => void;
}
