import { join } from 'node:path';
import { keepCompiled } from './compiledParts.js';
import { ProcessIo } from './processIo.js';
import { reportFailure } from './reportFailure.js';
import { runCli } from './runCli.js';

const io = new ProcessIo();

const end = (): void => {
  io.end();
};

const fail = (error: unknown): void => {
  reportFailure(error, io);
  end();
};

process.on('uncaughtException', fail);
keepCompiled(join(import.meta.dirname, 'parts'));
runCli(process.argv.slice(2), io).then(end, fail);
