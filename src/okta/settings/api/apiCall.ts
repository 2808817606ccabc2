/** A value that an earlier call has answered. */
export class Variable {
  /** camelCase; languages write it as they do. */
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A JSON body with variables in it. */
export type Template =
  string | number | boolean | null | Variable | readonly Template[] | TemplateObject;
export interface TemplateObject {
  readonly [name: string]: Template;
}

export const isTemplateList = (template: Template): template is readonly Template[] =>
  Array.isArray(template);

/** A call of Okta's management API, for all languages that write it down. */
export interface ApiCall {
  /** camelCase, each once in a plan. */
  readonly id: string;
  /** What it does, a line. */
  readonly title: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Texts of ours, and ids of Okta. */
  readonly path: readonly (string | Variable)[];
  readonly query?: readonly (readonly [name: string, value: string | Variable])[];
  readonly body?: TemplateObject;
  /** Which variable gets the member `id` of the answer, or of the first in a list. */
  readonly saves?: { readonly variable: Variable; readonly from: 'object' | 'list' };
  readonly sdk: SdkCall;
}

/** The method of okta-sdk-nodejs that makes the same call. */
export interface SdkCall {
  /** Member of the client. */
  readonly api: string;
  readonly method: string;
  /** Its parameters but the body, by name. */
  readonly parameters: Readonly<Record<string, string | Variable>>;
  /** How the parameter for the body is called. */
  readonly body?: string;
  /** The type of the SDK that a literal must be said to be; absent where it is taken without. */
  readonly bodyType?: string;
}

/** What is done by hand between calls. */
export interface ByHand {
  readonly steps: readonly string[];
}

export type PlanStep = ApiCall | ByHand;

export const isCall = (step: PlanStep): step is ApiCall => 'method' in step;
