import { type SVGTemplateResult, type TemplateResult, html, svg } from 'lit/html.js';

/** Sixteen by sixteen; drawn with `currentColor`, so that the theme decides. */
const outlines = {
  breakpoints: svg`<path d="M5.5 3.5v9M10.5 3.5v9" />`,
  continue: svg`<path d="M5 3.2l7.5 4.8-7.5 4.8z" />`,
  drop: svg`<path d="M3 13L13 3M9.5 9.5l3.5 3.5M3 3l3.5 3.5" />`,
  faults: svg`<path d="M9 2L4 9h3.5L7 14l5-7H8.5z" />`,
  arrowDown: svg`<path d="M8 3v9.5M4 8.5l4 4 4-4" />`,
  chevronDown: svg`<path d="M4 6l4 4 4-4" />`,
  chevronRight: svg`<path d="M6 4l4 4-4 4" />`,
  clear: svg`<circle cx="8" cy="8" r="5.5" /><path d="M4.2 4.2l7.6 7.6" />`,
  columns: svg`<rect x="2.5" y="3" width="11" height="10" rx="1" /><path d="M8 3v10" />`,
  close: svg`<path d="M4 4l8 8M12 4l-8 8" />`,
  copy: svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1" /><path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />`,
  diff: svg`<path d="M5 2.5v8M2.5 8L5 10.5 7.5 8M11 13.5v-8M8.5 8L11 5.5 13.5 8" />`,
  edit: svg`<path d="M10.5 3l2.5 2.5-7.5 7.5H3v-2.5zM9 4.5L11.5 7" />`,
  export: svg`<path d="M8 10V2.5M5 5.5l3-3 3 3M3 9.5v4h10v-4" />`,
  error: svg`<circle cx="8" cy="8" r="5.5" /><path d="M6 6l4 4M10 6l-4 4" />`,
  filter: svg`<path d="M2.5 4h11M4.5 8h7M6.5 12h3" />`,
  follow: svg`<path d="M8 2.5v7M5 7l3 3 3-3M3 13.5h10" />`,
  group: svg`<path d="M3 3.5h10M6 8h7M6 12.5h7M3 6v6.5h1.5M3 8h1.5" />`,
  help: svg`<circle cx="8" cy="8" r="5.5" /><path d="M6.3 6.6a1.7 1.7 0 1 1 2.4 1.6c-.5.2-.7.5-.7 1.1M8 11v.4" />`,
  hint: svg`<circle cx="8" cy="8" r="5.5" /><path d="M8 7.3v3.4M8 5v.8" />`,
  key: svg`<circle cx="5" cy="11" r="2.5" /><path d="M6.8 9.2l6.2-6.2M10.5 5.5l2 2" />`,
  pin: svg`<path d="M6 2.5h4l-.5 4 2 2.5h-7l2-2.5zM8 9v4.5" />`,
  openInEditor: svg`<path d="M9 2.5H4a.5.5 0 0 0-.5.5v10a.5.5 0 0 0 .5.5h8a.5.5 0 0 0 .5-.5V9M8 8l5.5-5.5M10 2.5h3.5V6" />`,
  replay: svg`<path d="M3.5 8a4.5 4.5 0 1 0 1.4-3.3M3 2.5v3h3" />`,
  save: svg`<path d="M3 2.5h8.5l2 2v9h-11v-10.5zM5.5 2.8v3.7h5V2.8M5 13.2V9.5h6v3.7" />`,
  success: svg`<path d="M3.5 8.5l3 3 6-7" />`,
  redirect: svg`<path d="M3 8h9M9 5l3 3-3 3" />`,
  terminal: svg`<rect x="1.5" y="3" width="13" height="10" rx="1" /><path d="M4.5 6l2 2-2 2M8 10.3h3.5" />`,
  warning: svg`<path d="M8 2.8l6 10.7H2z" /><path d="M8 6.8v3.2M8 11.5v.6" />`,
  aborted: svg`<path d="M3 8h3M10 8h3M8.8 4.5l-1.6 7" />`,
} as const satisfies Readonly<Record<string, SVGTemplateResult>>;

export type IconName = keyof typeof outlines;

/** A picture beside words that say the same; with a label it stands alone. */
export function icon(name: IconName, label?: string): TemplateResult {
  return label === undefined
    ? html`<svg class="icon icon-${name}" viewBox="0 0 16 16" aria-hidden="true">
        ${outlines[name]}
      </svg>`
    : html`<svg class="icon icon-${name}" viewBox="0 0 16 16" role="img" aria-label=${label}>
        ${outlines[name]}
      </svg>`;
}

export interface IconButton {
  readonly icon: IconName;
  readonly label: string;
  readonly run: () => void;
}

/** A button that is only a picture; its label is what a screen reader and the pointer get. */
export function iconButton(button: IconButton): TemplateResult {
  return html`<vscode-button
    appearance="icon"
    aria-label=${button.label}
    title=${button.label}
    @click=${button.run}
    >${icon(button.icon)}</vscode-button
  >`;
}
