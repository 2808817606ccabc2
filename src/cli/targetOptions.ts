import { type Command, Option } from 'commander';
import { checkRemoteConsent } from '../workbench/target/remoteConsent.js';
import { type Target, readTarget } from '../workbench/target/target.js';
import { TargetError } from '../workbench/target/targetError.js';
import { CliError } from './cliError.js';
import { type CliIo } from './cliIo.js';

export interface TargetFlags {
  readonly target: string;
  readonly authorization?: string;
  readonly allowRemote?: boolean;
}

/** The options of all verbs that call a SCIM server and write to it. */
export const addTargetOptions = (command: Command, { isOptional = false } = {}): Command =>
  command
    .addOption(
      new Option(
        '--target <url>',
        'base URL of the SCIM server, as Okta is told it',
      ).makeOptionMandatory(!isOptional),
    )
    .option('--authorization <value>', 'the whole Authorization header; none is sent without')
    .option('--allow-remote', 'call a server that is not on this machine, and write to it')
    .addHelpText('after', help);

const help = `
Other programs of this machine can read the command line. The variable SCIM_WORKBENCH_AUTHORIZATION does
the same as --authorization, out of their sight.`;

/** @throws CliError where the target cannot be called, or where nobody has said that it may be */
export function toTarget(
  { target: url, authorization, allowRemote = false }: TargetFlags,
  { env }: Pick<CliIo, 'env'>,
): Target {
  const given = authorization ?? env['SCIM_WORKBENCH_AUTHORIZATION'];
  try {
    const target = readTarget({ url, ...(given !== undefined && { authorization: given }) });
    checkRemoteConsent(target, allowRemote);
    return target;
  } catch (cause) {
    throw cause instanceof TargetError ? toCliError(cause) : cause;
  }
}

const toCliError = (cause: TargetError): CliError =>
  new CliError(
    cause.reason === 'remote'
      ? `${cause.message}\nSay --allow-remote where that is meant: only against a server that may be written to.`
      : `${cause.message}\nIt was given by ${optionOf[cause.field]}.`,
    { cause },
  );

const optionOf: Readonly<Record<TargetError['field'], string>> = {
  url: '--target',
  authorization: '--authorization',
};
