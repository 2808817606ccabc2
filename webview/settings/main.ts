import { render } from 'lit/html.js';
import { Channel } from '../../src/protocol/channel.js';
import { type FormToHost, type HostToForm } from '../../src/protocol/settingsForm.js';
import { vscodeHostPort } from '../ui/hostPort.js';
import { registerFormToolkit } from '../ui/toolkit.js';
import { FormModel } from './formModel.js';
import { formPage } from './formPage.js';

registerFormToolkit();

const root = document.createElement('div');
document.body.append(root);

const host = vscodeHostPort();
let frame: number | undefined;
const schedule = (): void => {
  frame ??= requestAnimationFrame(() => {
    frame = undefined;
    render(formPage(model), root);
  });
};
const model = new FormModel(host, new Channel<FormToHost, HostToForm>(host), schedule);
schedule();
void model.start();
