import type { Artifact, Invocation, Log, ReportingDescriptor, Result } from 'sarif';

export interface SarifParts {
  /** Of SCIM Workbench. */
  readonly version: string;
  readonly rules: ReportingDescriptor[];
  readonly results: Result[];
  readonly invocation: Invocation;
  readonly artifacts: Artifact[];
}

/** Hints are notes. */
export const sarifLevels = { error: 'error', warning: 'warning', hint: 'note' } as const;

/** A log of SARIF 2.1.0 with the one run that we have. */
export const toSarifLog = ({
  version,
  rules,
  results,
  invocation,
  artifacts,
}: SarifParts): Log => ({
  $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
  version: '2.1.0',
  runs: [
    {
      tool: { driver: { name: 'SCIM Workbench', version, semanticVersion: version, rules } },
      columnKind: 'utf16CodeUnits',
      invocations: [invocation],
      artifacts,
      results,
    },
  ],
});
