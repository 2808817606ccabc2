import { Channel } from '../../src/protocol/channel.js';
import { type HostToInspector, type InspectorToHost } from '../../src/protocol/inspector.js';
import { vscodeHostPort } from '../ui/hostPort.js';
import { registerToolkit } from '../ui/toolkit.js';
import { InspectorModel } from './inspectorModel.js';
import { InspectorView } from './inspectorView.js';

registerToolkit();

const root = document.createElement('div');
root.className = 'inspector';
document.body.append(root);

const host = vscodeHostPort();
const model = new InspectorModel(host, new Channel<InspectorToHost, HostToInspector>(host), () => {
  view.schedule();
});
const view = new InspectorView(root, model);
view.schedule();
model.start();
