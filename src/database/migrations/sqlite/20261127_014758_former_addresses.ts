import type { SqliteMigration } from '../types'

/** Made by `npm run migrate:new` from the schema of the config; data steps may be added by hand. */
export const migration: SqliteMigration = {
  name: '20261127_014758_former_addresses',
  up: [
    "CREATE TABLE `former_addresses` (`id` text(36) PRIMARY KEY NOT NULL, `of` text NOT NULL, `within` text, `slug` text NOT NULL, `document` text NOT NULL, `updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, `created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL)",
    'CREATE INDEX `former_addresses_updated_at_idx` ON `former_addresses` (`updated_at`)',
    'CREATE INDEX `former_addresses_created_at_idx` ON `former_addresses` (`created_at`)',
    'CREATE UNIQUE INDEX `of_within_slug_idx` ON `former_addresses` (`of`,`within`,`slug`)',
    'CREATE INDEX `of_document_idx` ON `former_addresses` (`of`,`document`)',
  ],
  down: ['DROP TABLE `former_addresses`'],
}
