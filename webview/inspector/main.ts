import { Channel } from '../../src/protocol/channel.js';
import { type HostToInspector, type InspectorToHost } from '../../src/protocol/inspector.js';
import { afterPaint } from '../ui/afterPaint.js';
import { vscodeHostPort } from '../ui/hostPort.js';
import { InspectorModel } from './inspectorModel.js';
import { InspectorView } from './inspectorView.js';

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
// What it takes to draw the rows is there first; somebody waits for them.
void afterPaint().then(() => {
  model.controls.want();
});
