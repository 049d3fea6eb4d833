import type { SanitizedCollectionConfig } from 'payload'
import type { Grants, PortalCollection } from '#kernel'
import { changeSchema, documentSchema } from './fieldSchema'
import { answersOf, asJson, refTo, type Json } from './json'

export type CollectionDescribed = Readonly<{
  config: SanitizedCollectionConfig
  collection: PortalCollection
  grantsOf: (permission: string) => Grants
}>

type Operation = 'create' | 'delete' | 'read' | 'update'

/** The REST addresses of a collection; what nobody may do is left out. */
export function collectionPaths({ collection, config, grantsOf }: CollectionDescribed): Json {
  const { access, slug } = collection
  if (access === 'system') return {}
  const operation = (name: Operation, more: Json): Json =>
    operationOf(grantsOf(access[name]), slug, more)
  const all = {
    ...operation('read', { get: listOf(slug) }),
    ...operation('create', { post: creationOf(slug, config) }),
  }
  const one = {
    ...operation('read', { get: readingOf(slug) }),
    ...operation('update', { patch: changeOf(collection) }),
    ...operation('delete', { delete: removalOf(slug) }),
  }
  return Object.fromEntries(
    Object.entries({
      [`/api/${slug}`]: all,
      [`/api/${slug}/count`]: operation('read', { get: countOf(slug) }),
      [`/api/${slug}/{id}`]: one,
    }).filter(([, operations]) => Object.keys(operations).length > 0),
  )
}

/** What documents of a collection hold, and what a change of one says. */
export function collectionSchemas({ collection, config }: CollectionDescribed): Json {
  return {
    [collection.slug]: withId(documentSchema(config.flattenedFields)),
    [`${collection.slug}-change`]: changeSchema(config.flattenedFields),
  }
}

const withId = ({ properties, ...schema }: Json): Json => ({
  ...schema,
  properties: { id: { type: 'string', readOnly: true }, ...(properties as Json) },
})

/** Under a tag, and open to whoever holds the permission; nothing where only the system does. */
function operationOf(grants: Grants, slug: string, operations: Json): Json {
  const roles = Object.keys(grants).filter((role) => role !== 'system')
  if (roles.length === 0) return {}
  const isOpen = Object.hasOwn(grants, 'anyone')
  const security = [...(isOpen ? [{}] : []), { session: [] }]
  return Object.fromEntries(
    Object.entries(operations).map(([method, operation]) => [
      method,
      { tags: [slug], security, ...(operation as Json) },
    ]),
  )
}

const parameters = (...names: readonly string[]): Json[] =>
  names.map((name) => refTo('parameters', name))

const documentAnswer = (slug: string): Json => ({
  description: 'The document as it is now.',
  content: asJson({ type: 'object', properties: { doc: refTo('schemas', slug) } }),
})

function listOf(slug: string): Json {
  const docs = {
    type: 'object',
    properties: { docs: { type: 'array', items: refTo('schemas', slug) } },
  }
  const content = asJson({ allOf: [refTo('schemas', 'Page'), docs] })
  return {
    operationId: `list-${slug}`,
    summary: `List ${slug}`,
    parameters: parameters(
      'where',
      'sort',
      'limit',
      'page',
      'depth',
      'anyLocale',
      'draft',
      'trash',
    ),
    responses: answersOf({ description: 'Those within reach.', content }, [400, 401, 403, 503]),
  }
}

function countOf(slug: string): Json {
  const content = asJson({ type: 'object', properties: { totalDocs: { type: 'integer' } } })
  return {
    operationId: `count-${slug}`,
    summary: `Count ${slug}`,
    parameters: parameters('where', 'trash'),
    responses: answersOf(
      { description: 'How many are within reach.', content },
      [400, 401, 403, 503],
    ),
  }
}

function readingOf(slug: string): Json {
  return {
    operationId: `read-${slug}`,
    summary: `Read one of ${slug}`,
    parameters: parameters('id', 'depth', 'anyLocale', 'draft', 'trash'),
    responses: answersOf(
      { description: 'The document.', content: asJson(refTo('schemas', slug)) },
      [400, 401, 404, 503],
    ),
  }
}

function creationOf(slug: string, { upload }: SanitizedCollectionConfig): Json {
  const document = refTo('schemas', slug)
  // Payload's own type says that there always is one.
  const hasFile = Boolean(upload as unknown)
  const { '200': made, ...refusals } = answersOf(documentAnswer(slug), [
    ...[400, 401, 403, 409, 413, 503],
    ...(hasFile ? [415] : []),
  ])
  return {
    operationId: `create-${slug}`,
    summary: `Create one of ${slug}`,
    parameters: parameters('depth', 'locale', 'draft'),
    requestBody: { required: true, content: hasFile ? formOf(document) : asJson(document) },
    responses: { '201': made, ...refusals },
  }
}

/** A file comes with its document in a form. */
function formOf(document: Json): Json {
  const file = { type: 'string', contentMediaType: 'application/octet-stream' }
  const schema = { type: 'object', required: ['file'], properties: { file, _payload: document } }
  return {
    'multipart/form-data': { schema, encoding: { _payload: { contentType: 'application/json' } } },
  }
}

function changeOf({ portal, slug }: PortalCollection): Json {
  const isCounted = portal?.rev === true
  return {
    operationId: `change-${slug}`,
    summary: `Change one of ${slug}`,
    parameters: parameters('id', 'depth', 'locale', 'draft', ...(isCounted ? ['ifMatch'] : [])),
    requestBody: { required: true, content: asJson(refTo('schemas', `${slug}-change`)) },
    responses: answersOf(documentAnswer(slug), [
      ...[400, 401, 404, 409, 413, 503],
      ...(isCounted ? [428] : []),
    ]),
  }
}

function removalOf(slug: string): Json {
  return {
    operationId: `delete-${slug}`,
    summary: `Delete one of ${slug}`,
    parameters: parameters('id', 'trash'),
    responses: answersOf(documentAnswer(slug), [401, 404, 409, 503]),
  }
}
