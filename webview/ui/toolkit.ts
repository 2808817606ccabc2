import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodePanelTab,
  vsCodePanelView,
  vsCodePanels,
  vsCodeProgressRing,
} from '@vscode/webview-ui-toolkit';

/**
 * Registers the toolkit's elements that our views use. The one place that imports the toolkit.
 * Left out: badge, which writes a style attribute that our content security policy blocks.
 */
export function registerToolkit(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodePanels(),
    vsCodePanelTab(),
    vsCodePanelView(),
    vsCodeProgressRing(),
  );
}
