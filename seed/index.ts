import type { Payload } from 'payload'
import { inTransaction, portalOf } from '#kernel'
import { seedAccounts, type SeededAccount } from './core/accounts'
import { DEMO_SCHOOL, MINISTRY, seedInstitutions } from './core/institutions'
import { institutionsByBin } from './core/institutionsByBin'
import { seedModules } from './core/modules'
import { seedRulePacks } from './core/rulePacks'
import { seedSite } from './core/site'

export type SeedResult = Readonly<{
  accounts: readonly SeededAccount[]
  /** Slug of the demo school's site. */
  site: string
}>

export type SeedOptions = Readonly<{
  /** Gives the demo accounts new passwords. */
  newPasswords?: boolean
  /** How many schools the country is to have; the dozen of the demo without it. */
  schools?: number
  onProgress?: (done: number, total: number) => void
}>

/**
 * Fills an empty portal with the republic and its regions, the institutions of one of them, a school's site, and people
 * of every role to sign in as; then lets each plugin add what shows it. Run again, it changes nothing.
 */
export async function seed(payload: Payload, options: SeedOptions = {}): Promise<SeedResult> {
  await seedInstitutions(payload, options.schools, options.onProgress)
  const ids = await institutionsByBin(payload)
  const site = await seedSite(payload, ids(DEMO_SCHOOL))
  await seedModules(payload, ids(MINISTRY))
  await seedRulePacks(payload, ids(MINISTRY))
  const accounts = await seedAccounts(payload, ids, options.newPasswords === true)
  for (const { seed: load } of portalOf(payload).registry.manifests) {
    const work = await load?.()
    if (work) await inTransaction(payload, work)
  }
  return { accounts, site }
}
