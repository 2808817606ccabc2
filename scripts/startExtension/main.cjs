/** What `npm start` does for its user, so that the product needs no switch for it. */
const vscode = require('vscode');

exports.activate = async () => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder) {
    const readme = vscode.Uri.joinPath(folder.uri, 'README.md');
    await vscode.commands.executeCommand('vscode.open', readme, vscode.ViewColumn.One);
  }
  await vscode.commands.executeCommand('scimWorkbench.server.start', {});
  await vscode.commands.executeCommand('scimWorkbench.inspector.open');
};
