import type { SqliteMigration } from '../types'

/** Made by `npm run migrate:new` from the schema of the config; data steps may be added by hand. */
export const migration: SqliteMigration = {
  name: '20261127_015313_search_words',
  up: [
    'CREATE TABLE `search_words` (`id` text PRIMARY KEY NOT NULL, `collection` text, `doc` text, `word` text, `rev` numeric)',
    'CREATE INDEX `collection_word_idx` ON `search_words` (`collection`,`word`)',
    'CREATE INDEX `doc_idx` ON `search_words` (`doc`)',
  ],
  down: ['DROP TABLE `search_words`'],
}
