import 'reflect-metadata';

import { randomBytes, webcrypto } from 'node:crypto';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createSecureContext, type SecureContext } from 'node:tls';

import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
const YEARS_OF_AUTHORITY = 10;
/** Longer than any command runs, shorter than what clients refuse. */
const DAYS_OF_CERTIFICATE = 90;

cryptoProvider.set(webcrypto);
const { subtle } = webcrypto;

/**
 * Signs certificates for the hosts that Glowworm stands in for. It is made when it is first wanted and kept for this user
 * alone; nothing puts it into the trust of a system, so only a command that is told of it believes it.
 */
export class Authority {
  private readonly contexts = new Map<string, Promise<SecureContext>>();

  private constructor(
    private readonly certificate: X509Certificate,
    private readonly key: webcrypto.CryptoKey,
    /** The certificate, as bundles of trusted ones hold it. */
    readonly pem: string,
  ) {}

  /** The authority that is kept in a folder, made anew where there is none or it has run out. */
  static async in(folder: string): Promise<Authority> {
    const file = join(folder, 'authority.pem');
    const kept = await readFile(file, 'utf8').catch(() => undefined);
    const known = kept === undefined ? undefined : await Authority.read(kept);
    if (known) return known;
    const made = await Authority.make();
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await chmod(folder, 0o700);
    // Complete under another name first, since several commands may start at once; the last one's is kept.
    const temporary = `${file}.${randomBytes(6).toString('hex')}`;
    await writeFile(temporary, made, { mode: 0o600 });
    await rename(temporary, file).catch(async (error: unknown) => {
      await rm(temporary, { force: true });
      throw error;
    });
    return (await Authority.read(await readFile(file, 'utf8')))!;
  }

  /** What a TLS server shows for a host. */
  contextFor(host: string): Promise<SecureContext> {
    const known = this.contexts.get(host) ?? this.makeContext(host);
    this.contexts.set(host, known);
    return known;
  }

  private static async read(text: string): Promise<Authority | undefined> {
    const [certificate, key] = PemConverter.decodeWithHeaders(text);
    if (!certificate || !key) return undefined;
    const read = new X509Certificate(certificate.rawData);
    if (read.notAfter.getTime() < Date.now() + DAYS_OF_CERTIFICATE * DAY_MS) return undefined;
    return new Authority(
      read,
      await subtle.importKey('pkcs8', key.rawData, ALGORITHM, false, ['sign']),
      `${read.toString('pem')}\n`,
    );
  }

  private static async make(): Promise<string> {
    const keys = await subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.createSelfSigned({
      serialNumber: serialNumber(),
      name: 'CN=Glowworm on this machine',
      ...validity(YEARS_OF_AUTHORITY * 365),
      signingAlgorithm: ALGORITHM,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return `${certificate.toString('pem')}\n${await privatePem(keys.privateKey)}\n`;
  }

  private async makeContext(host: string): Promise<SecureContext> {
    const keys = await subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
    const certificate = await X509CertificateGenerator.create({
      serialNumber: serialNumber(),
      subject: `CN=${host}`,
      issuer: this.certificate.subject,
      ...validity(DAYS_OF_CERTIFICATE),
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey,
      signingKey: this.key,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([{ type: 'dns', value: host }]),
        await AuthorityKeyIdentifierExtension.create(this.certificate),
        await SubjectKeyIdentifierExtension.create(keys.publicKey),
      ],
    });
    return createSecureContext({
      cert: `${certificate.toString('pem')}\n${this.pem}`,
      key: await privatePem(keys.privateKey),
    });
  }
}

/** From a day ago, for clocks that differ. */
function validity(days: number): { notBefore: Date; notAfter: Date } {
  return { notBefore: new Date(Date.now() - DAY_MS), notAfter: new Date(Date.now() + days * DAY_MS) };
}

/** Positive, as RFC 5280 wants it. */
function serialNumber(): string {
  return `01${randomBytes(15).toString('hex')}`;
}

async function privatePem(key: webcrypto.CryptoKey): Promise<string> {
  return PemConverter.encode(await subtle.exportKey('pkcs8', key), PemConverter.PrivateKeyTag);
}
