import type { SqliteMigration } from '../types'

/** Made by `npm run migrate:new` from the schema of the config; data steps may be added by hand. */
export const migration: SqliteMigration = {
  name: '20261126_232315_notices',
  up: [
    "CREATE TABLE `notices` (`id` text(36) PRIMARY KEY NOT NULL, `severity` text DEFAULT 'info' NOT NULL, `from` text NOT NULL, `until` text NOT NULL, `institution_id` text(36), `at1` text DEFAULT '-', `at2` text DEFAULT '-', `at3` text DEFAULT '-', `at4` text DEFAULT '-', `at5` text DEFAULT '-', `languages_kk_changed` text, `languages_kk_published` text, `languages_ru_changed` text, `languages_ru_published` text, `sort_key` text, `updated_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, `created_at` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL, `deleted_at` text, FOREIGN KEY (`institution_id`) REFERENCES `institutions`(`id`) ON UPDATE no action ON DELETE set null)",
    'CREATE TABLE `notices_locales` (`text` text NOT NULL, `details` text, `search_key` text, `id` integer PRIMARY KEY NOT NULL, `_locale` text NOT NULL, `_parent_id` text(36) NOT NULL, FOREIGN KEY (`_parent_id`) REFERENCES `notices`(`id`) ON UPDATE no action ON DELETE cascade)',
    'CREATE INDEX `notices_institution_idx` ON `notices` (`institution_id`)',
    'CREATE INDEX `notices_sort_key_idx` ON `notices` (`sort_key`)',
    'CREATE INDEX `notices_updated_at_idx` ON `notices` (`updated_at`)',
    'CREATE INDEX `notices_created_at_idx` ON `notices` (`created_at`)',
    'CREATE INDEX `notices_deleted_at_idx` ON `notices` (`deleted_at`)',
    'CREATE INDEX `deletedAt_updatedAt_1_idx` ON `notices` (`deleted_at`,`updated_at`)',
    'CREATE INDEX `deletedAt_createdAt_1_idx` ON `notices` (`deleted_at`,`created_at`)',
    'CREATE INDEX `deletedAt_institution_updatedAt_idx` ON `notices` (`deleted_at`,`institution_id`,`updated_at`)',
    'CREATE INDEX `deletedAt_institution_createdAt_idx` ON `notices` (`deleted_at`,`institution_id`,`created_at`)',
    'CREATE INDEX `deletedAt_at1_updatedAt_idx` ON `notices` (`deleted_at`,`at1`,`updated_at`)',
    'CREATE INDEX `deletedAt_at1_createdAt_idx` ON `notices` (`deleted_at`,`at1`,`created_at`)',
    'CREATE INDEX `deletedAt_at2_updatedAt_idx` ON `notices` (`deleted_at`,`at2`,`updated_at`)',
    'CREATE INDEX `deletedAt_at2_createdAt_idx` ON `notices` (`deleted_at`,`at2`,`created_at`)',
    'CREATE INDEX `deletedAt_at3_updatedAt_idx` ON `notices` (`deleted_at`,`at3`,`updated_at`)',
    'CREATE INDEX `deletedAt_at3_createdAt_idx` ON `notices` (`deleted_at`,`at3`,`created_at`)',
    'CREATE INDEX `deletedAt_at4_updatedAt_idx` ON `notices` (`deleted_at`,`at4`,`updated_at`)',
    'CREATE INDEX `deletedAt_at4_createdAt_idx` ON `notices` (`deleted_at`,`at4`,`created_at`)',
    'CREATE INDEX `deletedAt_at5_updatedAt_idx` ON `notices` (`deleted_at`,`at5`,`updated_at`)',
    'CREATE INDEX `deletedAt_at5_createdAt_idx` ON `notices` (`deleted_at`,`at5`,`created_at`)',
    'CREATE INDEX `notices_search_key_idx` ON `notices_locales` (`search_key`,`_locale`)',
    'CREATE UNIQUE INDEX `notices_locales_locale_parent_id_unique` ON `notices_locales` (`_locale`,`_parent_id`)',
  ],
  down: ['DROP TABLE `notices`', 'DROP TABLE `notices_locales`'],
}
