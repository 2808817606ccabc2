import * as vscode from 'vscode';
import { translateError } from '../translate.js';

/** Asks for the base URL of the developer's server, the last one proposed; undefined where it is given up. */
export async function askForTarget(last: string | undefined): Promise<string | undefined> {
  const { readTarget } = await import('../../workbench/target/target.js');
  const { TargetError } = await import('../../workbench/target/targetError.js');
  const findProblem = (url: string): string | undefined => {
    try {
      readTarget({ url });
      return undefined;
    } catch (error) {
      if (error instanceof TargetError) {
        return translateError(error);
      }
      throw error;
    }
  };
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Forward to My SCIM Server'),
    prompt: vscode.l10n.t(
      'The base URL of your SCIM server. Requests to the address that comes next go there, and are captured and judged on the way.',
    ),
    placeHolder: 'http://localhost:3000/scim/v2',
    value: last ?? 'http://localhost:3000/scim/v2',
    ignoreFocusOut: true,
    validateInput: findProblem,
  });
}
