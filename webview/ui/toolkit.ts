import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeCheckbox,
  vsCodeDropdown,
  vsCodeOption,
  vsCodePanelTab,
  vsCodePanelView,
  vsCodePanels,
  vsCodeProgressRing,
  vsCodeTextArea,
  vsCodeTextField,
} from '@vscode/webview-ui-toolkit';

/* The one place that imports the toolkit. Left out: badge, which writes a style attribute that our content security policy blocks. */

/** Registers the toolkit's elements that the inspector uses: those first that are drawn first. */
export function registerToolkit(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodePanelTab(),
    vsCodePanelView(),
    vsCodePanels(),
    vsCodeProgressRing(),
    vsCodeCheckbox(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodeTextArea(),
    vsCodeTextField(),
  );
  readTheme();
}

/**
 * The toolkit reads the colours of the theme when the page has loaded, and from then on when they change. A script that
 * comes later has missed that. VS Code itself heeds that event of a page only once.
 */
function readTheme(): void {
  if (document.readyState === 'complete') {
    window.dispatchEvent(new Event('load'));
  }
}

/** Registers those of the settings form. */
export function registerFormToolkit(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeCheckbox(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodePanels(),
    vsCodePanelTab(),
    vsCodePanelView(),
    vsCodeTextArea(),
    vsCodeTextField(),
  );
}
