import { registerPanelToolkit } from '../ui/toolkit.js';

// A script of its own, which the page loads when the first form is to be drawn: ui/laterScript.ts.
registerPanelToolkit();
