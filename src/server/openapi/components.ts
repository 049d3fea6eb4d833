import { LOCALES } from '#kernel'
import { asJson, refTo, type Json } from './json'

/** Why a request is refused, by status; the code in the body says more. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'What was sent is not of the right kind, or asks for too much.',
  401: 'Nobody is signed in.',
  403: 'The person may do this nowhere.',
  404: 'There is no such thing, or it is out of reach: the answer is the same.',
  409: 'Somebody else was faster, or the state of things forbids it; `details` hold what is there now.',
  413: 'Too large.',
  415: 'A file of a kind that is not taken.',
  422: 'The `Idempotency-Key` came before, with another request.',
  428: 'Say which version the change was made from: `rev` in the document, or `If-Match`.',
  429: 'Too many tries; ask again after `Retry-After` seconds.',
  503: 'Busy; ask again after `Retry-After` seconds.',
}

const query = (name: string, schema: Json, description: string): Json => ({
  ...{ name, in: 'query', description, schema },
})

const PARAMETERS: Json = {
  id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
  where: {
    ...query(
      'where',
      { type: 'object' },
      'Conditions: `where[title][like]=…`, `where[or][0][kind][equals]=…`.',
    ),
    style: 'deepObject',
    explode: true,
  },
  sort: query(
    'sort',
    { type: 'string' },
    'Fields, separated by commas; `-` in front: greatest first.',
  ),
  limit: query(
    'limit',
    { type: 'integer', minimum: 1, maximum: 250 },
    'Rows of a page; 100 at most without a session.',
  ),
  page: query('page', { type: 'integer', minimum: 1 }, 'Which page, from 1.'),
  depth: query(
    'depth',
    { type: 'integer', minimum: 0, maximum: 2 },
    '0: related documents are ids.',
  ),
  locale: query('locale', { type: 'string', enum: [...LOCALES] }, 'Language of what is written.'),
  anyLocale: query(
    'locale',
    { type: 'string', enum: [...LOCALES, 'all'] },
    'Language of the fields that have one; `all`: an object by language.',
  ),
  draft: query('draft', { type: 'boolean' }, 'The newest versions; with a session only.'),
  trash: query('trash', { type: 'boolean' }, 'Those in the trash too; with a session only.'),
  ifMatch: {
    ...{ name: 'If-Match', in: 'header', schema: { type: 'string' } },
    description:
      'The `rev` that the change was made from, or `*` for whatever is there; else `rev` stands in the document.',
  },
  idempotencyKey: {
    ...{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 200 } },
    description: 'A request that comes again under the same key within a day is done once.',
  },
}

/** @param cookie name of the session's cookie */
export function componentsOf(cookie: string): Json {
  return {
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookie } },
    parameters: PARAMETERS,
    responses: Object.fromEntries(
      Object.entries(REFUSALS).map(([status, description]) => [
        `refused${status}`,
        { description, content: asJson(refTo('schemas', 'Refusal')) },
      ]),
    ),
    schemas: { Refusal: REFUSAL, Page: PAGE },
  }
}

const TEXT = { type: 'string' }
const NUMBER = { type: ['integer', 'null'] }

const REFUSAL: Json = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: TEXT,
        message: { ...TEXT, description: 'A sentence in the language of the request.' },
        field: { ...TEXT, description: 'Path of the field at fault.' },
        details: {},
        retryAfter: { type: 'integer', description: 'Seconds to wait, as in `Retry-After`.' },
      },
    },
    errors: { type: 'array', items: { type: 'object', properties: { message: TEXT } } },
  },
}

/** What stands around the documents of a list. */
const PAGE: Json = {
  type: 'object',
  properties: {
    ...{ totalDocs: NUMBER, limit: NUMBER, page: NUMBER, totalPages: NUMBER },
    ...{ nextPage: NUMBER, prevPage: NUMBER, pagingCounter: NUMBER },
    ...{ hasNextPage: { type: 'boolean' }, hasPrevPage: { type: 'boolean' } },
  },
}
