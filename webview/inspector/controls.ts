import { registerToolkit } from '../ui/toolkit.js';

// A script of its own, which the page loads once it has painted: ui/laterScript.ts, docs/decisions/0007.
registerToolkit();
