import { type Command, Option } from 'commander';
import { appKinds } from '../../okta/client/appKind.js';

/** Which of Okta's SCIM clients is played. */
export const addClientOption = (command: Command): Command =>
  command.addOption(
    new Option(
      '--client <kind>',
      'the client that Okta is: aiw for a custom app (PUT), oin for one of the catalogue (PATCH)',
    )
      .choices(appKinds)
      .default('aiw'),
  );
