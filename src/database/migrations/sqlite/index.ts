import { migration as m20261126_192925_initial } from './20261126_192925_initial'
import { migration as m20261126_232315_notices } from './20261126_232315_notices'
import { migration as m20261127_031218_public_side } from './20261127_031218_public_side'
import { migration as m20261127_061454_modules } from './20261127_061454_modules'
import { migration as m20261127_102927_regions } from './20261127_102927_regions'
import { migration as m20261127_112030_accounts } from './20261127_112030_accounts'
import { migration as m20261127_170629_people } from './20261127_170629_people'
import { migration as m20261128_001222_claims } from './20261128_001222_claims'
import type { SqliteMigration } from '../types'

/** Written by `npm run migrate:new`: every SQLite migration, oldest first. */
export const sqliteMigrations: readonly SqliteMigration[] = [
  m20261126_192925_initial,
  m20261126_232315_notices,
  m20261127_031218_public_side,
  m20261127_061454_modules,
  m20261127_102927_regions,
  m20261127_112030_accounts,
  m20261127_170629_people,
  m20261128_001222_claims,
]
