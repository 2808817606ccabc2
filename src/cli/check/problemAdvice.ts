import { type RunProblem } from '../../conformance/model/runResult.js';

/** What to do about a server that cannot be checked, where the problem does not say it itself. */
export const problemAdvice: Partial<Readonly<Record<RunProblem['reason'], string>>> = {
  timedOut: 'Look whether the server hangs; --timeout gives it more time.',
  closed: 'Look into the log of the server: it may have crashed.',
  other: 'Look into the log of the server.',
  credentialsRefused:
    'Give --authorization the whole header value that the server wants, for example "Bearer abc"; the variable SCIM_WORKBENCH_AUTHORIZATION does the same.',
  noScimService:
    'Give --target the base URL, to which /Users is added, for example http://localhost:3000/scim/v2.',
};
