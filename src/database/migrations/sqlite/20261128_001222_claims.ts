import type { SqliteMigration } from '../types'

/** Made by `npm run migrate:new` from the schema of the config; data steps may be added by hand. */
export const migration: SqliteMigration = {
  name: '20261128_001222_claims',
  up: [
    'CREATE TABLE `iin_claims` (`id` text PRIMARY KEY NOT NULL, `look_up` text, `user` text, `rev` numeric)',
    'CREATE INDEX `iin_claims_user_idx` ON `iin_claims` (`user`)',
  ],
  down: ['DROP TABLE `iin_claims`'],
}
