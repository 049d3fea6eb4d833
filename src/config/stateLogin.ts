import { z } from 'zod'

/** A service of the state by which people sign in: an OpenID Connect provider, and what we are to it. */
export type StateLogin = Readonly<{
  /** Its address: everything else is read there. */
  issuer: string
  clientId: string
  clientSecret: string
  /** With spaces; the number of a person is often behind a scope of its own. */
  scope: string
  /** The claim that holds the number of a person. */
  iinClaim: string
  /** Values of `acr` or `amr` that mean that it has asked for a second factor already. */
  mfa: readonly string[]
  /** What it is called, by language; '' where the portal's own words do. */
  names: Readonly<{ kk: string; ru: string }>
}>

const name = z
  .string()
  .trim()
  .max(60)
  .regex(/^\P{Cc}*$/u, 'must be one line')
  .default('')

/** The variables, for the schema of the environment. */
export const stateLoginShape = {
  OIDC_ISSUER: z.url({ protocol: /^https?$/, hostname: /./ }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).max(500).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).max(2000).optional(),
  OIDC_SCOPE: z
    .string()
    .regex(/^openid( [!#-[\]-~]+)*$/, 'must begin with openid, with spaces between')
    .default('openid'),
  OIDC_IIN_CLAIM: z
    .string()
    .regex(/^[\w.:/-]{1,100}$/, 'must be the name of one claim')
    .default('iin'),
  OIDC_MFA: z.string().max(500).default(''),
  OIDC_NAME_KK: name,
  OIDC_NAME_RU: name,
}

type Given = z.output<z.ZodObject<typeof stateLoginShape>>

/** @returns undefined where nobody signs in that way */
export function readStateLogin(given: Given): StateLogin | undefined {
  const { OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, OIDC_ISSUER: issuer } = given
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined
  const mfa = given.OIDC_MFA.split(',').map((value) => value.trim())
  return Object.freeze({
    ...{ issuer, clientId, clientSecret, scope: given.OIDC_SCOPE, iinClaim: given.OIDC_IIN_CLAIM },
    mfa: mfa.filter((value) => value !== ''),
    names: { kk: given.OIDC_NAME_KK, ru: given.OIDC_NAME_RU },
  })
}

const NEEDED = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const

/** What is wrong with the three that belong together, by variable. */
export function faultsOfStateLogin(
  given: Given,
  isProduction: boolean,
): (readonly [variable: string, sentence: string])[] {
  const missing = NEEDED.filter((variable) => given[variable] === undefined)
  if (missing.length === NEEDED.length) return []
  const faults = missing.map((variable): readonly [string, string] => [
    variable,
    `is missing: ${NEEDED.join(', ')} belong together`,
  ])
  if (isProduction && given.OIDC_ISSUER?.startsWith('https:') === false)
    faults.push(['OIDC_ISSUER', 'must be https'])
  return faults
}
