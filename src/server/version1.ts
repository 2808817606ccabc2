import { isJsonArray, isJsonObject, type JsonValue, readMember } from '../base/json.js';
import { invalidValue, ScimError, unsupportedMediaType } from '../scim/errors.js';

/** What to do about SCIM 1.1, in every answer to it. */
const advice =
  'This service speaks SCIM 2.0 (RFC 7643, RFC 7644). In Okta, take the template app "SCIM 2.0 Test App" in ' +
  'place of the one for 1.1, and a base URL with /v2: the on-premises agent picks the version by that.';

const version1 = (what: string): string => `${what}, which is SCIM 1.1. ${advice}`;

/** The URNs of SCIM 1.1 in `schemas`, and the members that only its messages have. */
export function findVersion1(body: JsonValue, method: string): ScimError | undefined {
  const found = isJsonObject(body) ? describeVersion1(body, method) : undefined;
  return found === undefined ? undefined : invalidValue(version1(found));
}

function describeVersion1(
  body: Readonly<Record<string, JsonValue>>,
  method: string,
): string | undefined {
  const schemas = readMember(body, 'schemas');
  const urn = isJsonArray(schemas)
    ? schemas.find((one) => typeof one === 'string' && /^urn:scim:schemas:/i.test(one))
    : undefined;
  if (typeof urn === 'string') {
    return `The message has the schema ${JSON.stringify(urn.slice(0, 100))}`;
  }
  if (method !== 'PATCH' || readMember(body, 'Operations') !== undefined) {
    return undefined;
  }
  const meta = readMember(body, 'meta');
  if (isJsonObject(meta) && isJsonArray(readMember(meta, 'attributes'))) {
    return 'The PATCH names what is to be removed in meta.attributes';
  }
  const deletes = Object.values(body).some(
    (value) =>
      isJsonArray(value) &&
      value.some((one) => isJsonObject(one) && readMember(one, 'operation') === 'delete'),
  );
  return deletes ? 'The PATCH has values with "operation": "delete"' : undefined;
}

/** Bodies in XML, which SCIM 1.1 had. */
export function findXmlBody(mediaType: string): ScimError | undefined {
  return isXml(mediaType)
    ? unsupportedMediaType(
        `${version1('The body is XML')} Send application/scim+json (RFC 7644 3.1).`,
      )
    : undefined;
}

const isXml = (mediaType: string): boolean =>
  /^\s*(?:application|text)\/(?:[\w.+-]+\+)?xml\s*$/i.test(mediaType);

/** A client that takes XML alone would not understand any answer. */
export const wantsOnlyXml = (accept: string | undefined): boolean =>
  accept?.split(',').every((one) => isXml(one.split(';', 1)[0] ?? '')) ?? false;

/** `/Users.json`, `/Users/2819.xml`, `/v1/Users`: what the path says of SCIM 1.1, if anything. */
export function findVersion1Path(path: string): string | undefined {
  if (/\/v1(?:\.\d)?(?:\/|$)/i.test(path)) {
    return ` The path has /v1 in it, as bases of SCIM 1.1 have. ${advice}`;
  }
  if (/\/ServiceProviderConfigs\/?$/i.test(path)) {
    return ` That is the path of SCIM 1.1; in SCIM 2.0 it is /ServiceProviderConfig. ${advice}`;
  }
  if (/\.(?:json|xml)$/i.test(path)) {
    return ` A format at the end of a path is SCIM 1.1. ${advice}`;
  }
  return undefined;
}

/** RFC 9110 15.5.7. */
export const xmlNotAcceptable = (): ScimError =>
  new ScimError(
    406,
    `${version1('Accept asks for XML alone')} Answers are application/scim+json (RFC 7644 3.1).`,
  );
