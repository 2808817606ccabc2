import { type ExchangeView } from '../view/exchangeView.js';

/** Whether the answer shows a resource whole. */
export const isShown = (view: ExchangeView): boolean =>
  view.isSuccess && view.answerMessage?.kind === 'resource' && !view.isProjected;
