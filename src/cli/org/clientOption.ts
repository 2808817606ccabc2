import { type Command, InvalidArgumentError, Option } from 'commander';
import { appKinds } from '../../okta/client/appKind.js';
import { type OktaClientOptions } from '../../okta/client/clientOptions.js';
import { ClientOptionError, readClientOption } from '../../okta/client/readClientOption.js';

/** Which of Okta's SCIM clients is played, and what is assumed of it where no source is sure. */
export const addClientOption = (command: Command): Command =>
  command
    .addOption(
      new Option(
        '--client <kind>',
        'the client that Okta is: aiw for a custom app (PUT), oin for one of the catalogue (PATCH)',
      )
        .choices(appKinds)
        .default('aiw'),
    )
    .option(
      '--assume <name=value>',
      'what Okta does where no source is sure, as docs/okta-double.md lists it, for example queryBlank=+; may be repeated',
      collectAssumption,
    );

function collectAssumption(
  text: string,
  before: Partial<OktaClientOptions> = {},
): Partial<OktaClientOptions> {
  try {
    return { ...before, ...readClientOption(text) };
  } catch (error) {
    if (error instanceof ClientOptionError) {
      throw new InvalidArgumentError(error.message);
    }
    throw error;
  }
}
