/** An answer that Okta is known for, to be given by hand. */
export interface UsualAnswer {
  readonly status: number;
  /** '' where the answer has no body. */
  readonly detail: string;
  readonly scimType?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
}

export const usualAnswers: readonly UsualAnswer[] = [
  { status: 204, detail: '' },
  { status: 400, detail: 'The request is wrong' },
  { status: 401, detail: 'The credentials are wrong' },
  { status: 404, detail: 'There is nothing here' },
  { status: 409, detail: 'It exists already', scimType: 'uniqueness' },
  { status: 429, detail: 'Try again after 5 seconds', headers: [['Retry-After', '5']] },
  { status: 500, detail: 'The server failed' },
  { status: 503, detail: 'The server is not ready' },
];

/** RFC 7644 3.12; undefined where the answer has no body. */
export const toErrorBody = ({ status, detail, scimType }: UsualAnswer): object | undefined =>
  detail === ''
    ? undefined
    : {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        ...(scimType !== undefined && { scimType }),
        detail,
        status: String(status),
      };
