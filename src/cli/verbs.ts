import { type Command } from 'commander';
import { type CliIo } from './cliIo.js';

/** Loaded when it is called, so that each verb pays only for itself. */
type LoadVerb = (io: CliIo) => Promise<Command>;

export const verbs: ReadonlyMap<string, LoadVerb> = new Map<string, LoadVerb>([
  ['serve', async (io) => (await import('./serve.js')).createServeCommand(io)],
  ['forward', async (io) => (await import('./forward.js')).createForwardCommand(io)],
  ['check', async (io) => (await import('./check.js')).createCheckCommand(io)],
  ['play', async (io) => (await import('./play.js')).createPlayCommand(io)],
  ['org', async (io) => (await import('./org.js')).createOrgCommand(io)],
  ['filter', async (io) => (await import('./filter.js')).createFilterCommand(io)],
  ['validate', async (io) => (await import('./validate.js')).createValidateCommand(io)],
  ['settings', async (io) => (await import('./settings.js')).createSettingsCommand(io)],
]);

/** Announced, and not there yet. */
export const laterVerbs: ReadonlySet<string> = new Set(['mcp']);
