import { Secret, TOTP } from 'otpauth'

/** What every authenticator app takes: SHA-1, six digits, 30 seconds (RFC 6238). */
const FORM = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const SECRET_BYTES = 20

/** A new secret of an app: 160 random bits, as apps take them (base32). */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/**
 * In which step of 30 seconds a code of an app holds. Clocks of telephones are a little wrong: the step before and the one
 * after count too.
 * @param after the last step whose code was taken; no code counts twice
 * @param now epoch ms
 */
export function stepOf(
  secret: string,
  digits: string,
  { after, now }: Readonly<{ after: number; now: number }>,
): number | undefined {
  const totp = new TOTP({ ...FORM, secret: Secret.fromBase32(secret) })
  const delta = totp.validate({ token: digits, timestamp: now, window: 1 })
  if (delta === null) return undefined
  const step = Math.floor(now / 1000 / FORM.period) + delta
  return step > after ? step : undefined
}

/** The address by which an app takes a secret: from a picture of it, or by a tap on the telephone itself. */
export function addressOf(
  secret: string,
  { issuer, label }: Readonly<{ issuer: string; label: string }>,
): string {
  return new TOTP({ ...FORM, issuer, label, secret: Secret.fromBase32(secret) }).toString()
}
