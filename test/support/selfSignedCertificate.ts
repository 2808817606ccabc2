import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface CertificateParts {
  /** The DNS name that it is for. */
  readonly host: string;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

const day = 86_400_000;

/** An X.509 certificate (RFC 5280 4.1) that nobody but its own key vouches for. */
export function createSelfSigned({
  host,
  notBefore = new Date(Date.now() - day),
  notAfter = new Date(Date.now() + day),
}: CertificateParts): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(commonName, node(0x0c, Buffer.from(host)))));
  const toBeSigned = sequence(
    node(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(7)])),
    ecdsaWithSha256,
    name,
    sequence(utcTime(notBefore), utcTime(notAfter)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    node(0xa3, sequence(subjectAltName(host))),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  const certificate = sequence(toBeSigned, ecdsaWithSha256, bitString(signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: toPem(certificate),
  };
}

/** DER: a tag, a length, what is in it. */
function node(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const head =
    length < 0x80
      ? [tag, length]
      : length < 0x100
        ? [tag, 0x81, length]
        : [tag, 0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), content]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => node(0x30, ...parts);
const set = (...parts: readonly Uint8Array[]): Buffer => node(0x31, ...parts);
const integer = (bytes: Uint8Array): Buffer => node(0x02, bytes);
const bitString = (bytes: Uint8Array): Buffer => node(0x03, Buffer.from([0]), bytes);

/** `YYMMDDhhmmssZ` */
const utcTime = (date: Date): Buffer =>
  node(0x17, Buffer.from(`${date.toISOString().replaceAll(/\D/g, '').slice(2, 14)}Z`));

const objectIdentifier = (hex: string): Buffer => node(0x06, Buffer.from(hex, 'hex'));
const commonName = objectIdentifier('550403');
const ecdsaWithSha256 = sequence(objectIdentifier('2a8648ce3d040302'));

const subjectAltName = (host: string): Buffer =>
  sequence(objectIdentifier('551d11'), node(0x04, sequence(node(0x82, Buffer.from(host)))));

const toPem = (der: Buffer): string =>
  [
    '-----BEGIN CERTIFICATE-----',
    ...(der.toString('base64').match(/.{1,64}/g) ?? []),
    '-----END CERTIFICATE-----',
    '',
  ].join('\n');
