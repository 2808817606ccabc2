import { type CommandMap } from '../commands.js';
import { type OktaCommandId } from '../contributions.js';
import { type OktaCommands } from './oktaCommands.js';

/** Each row of the table of actions as a command. */
export function createOktaMap(okta: OktaCommands): Pick<CommandMap, OktaCommandId> {
  const act = <Id extends OktaCommandId>(id: Id): CommandMap[Id] => {
    return (subject, value) => okta.act(id, subject, value);
  };
  return {
    'scimWorkbench.okta.testConnection': act('scimWorkbench.okta.testConnection'),
    'scimWorkbench.okta.import': act('scimWorkbench.okta.import'),
    'scimWorkbench.okta.forceSync': act('scimWorkbench.okta.forceSync'),
    'scimWorkbench.okta.addPerson': act('scimWorkbench.okta.addPerson'),
    'scimWorkbench.okta.addGroup': act('scimWorkbench.okta.addGroup'),
    'scimWorkbench.okta.assign': act('scimWorkbench.okta.assign'),
    'scimWorkbench.okta.unassign': act('scimWorkbench.okta.unassign'),
    'scimWorkbench.okta.provision': act('scimWorkbench.okta.provision'),
    'scimWorkbench.okta.rename': act('scimWorkbench.okta.rename'),
    'scimWorkbench.okta.changeTitle': act('scimWorkbench.okta.changeTitle'),
    'scimWorkbench.okta.suspend': act('scimWorkbench.okta.suspend'),
    'scimWorkbench.okta.unsuspend': act('scimWorkbench.okta.unsuspend'),
    'scimWorkbench.okta.deactivate': act('scimWorkbench.okta.deactivate'),
    'scimWorkbench.okta.activate': act('scimWorkbench.okta.activate'),
    'scimWorkbench.okta.addMember': act('scimWorkbench.okta.addMember'),
    'scimWorkbench.okta.removeMember': act('scimWorkbench.okta.removeMember'),
    'scimWorkbench.okta.push': act('scimWorkbench.okta.push'),
    'scimWorkbench.okta.pushNow': act('scimWorkbench.okta.pushNow'),
    'scimWorkbench.okta.deactivatePush': act('scimWorkbench.okta.deactivatePush'),
    'scimWorkbench.okta.activatePush': act('scimWorkbench.okta.activatePush'),
    'scimWorkbench.okta.unlink': act('scimWorkbench.okta.unlink'),
    'scimWorkbench.okta.unlinkAndDelete': act('scimWorkbench.okta.unlinkAndDelete'),
    'scimWorkbench.okta.retry': act('scimWorkbench.okta.retry'),
  };
}
