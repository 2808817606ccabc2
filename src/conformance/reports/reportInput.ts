import { type Exchange } from '../../exchange/exchange.js';
import { type RunResult } from '../model/runResult.js';

/** What every report is made of. */
export interface ReportInput {
  readonly result: RunResult;
  /** Those that failures name have to be there; of others a report can do without. */
  readonly findExchange: (id: string) => Exchange | undefined;
  /** Of SCIM Workbench. */
  readonly version: string;
}

/** Makes one whole document. */
export type Report = (input: ReportInput) => string;
