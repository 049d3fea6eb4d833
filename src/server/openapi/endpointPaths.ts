import { z } from 'zod'
import type { AnyPlugin, Grants, PortalEndpoint } from '#kernel'
import { answersOf, asJson, refTo, type Json } from './json'

/** The addresses of a manifest's endpoints, each with what it takes; what nobody may do is left out. */
export function endpointPaths(
  { endpoints = [], id }: Pick<AnyPlugin, 'endpoints' | 'id'>,
  grantsOf: (permission: string) => Grants,
): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const grants = grantsOf(String(endpoint.permission))
    if (!Object.keys(grants).some((role) => role !== 'system')) continue
    const path = `/api/plugins/${id}${endpoint.path}`
    paths[path] = { ...paths[path], [endpoint.method]: operationOf(id, endpoint, grants) }
  }
  return paths
}

function operationOf(id: string, endpoint: PortalEndpoint, grants: Grants): Json {
  const { answers, method, path } = endpoint
  const isWriting = method !== 'get'
  const input = inputSchema(endpoint.input)
  const content = answers === 'lines' ? { 'application/x-ndjson': { schema: {} } } : asJson({})
  return {
    operationId: `${id}${path.replaceAll('/', '-')}-${method}`,
    tags: [id],
    summary: `${method.toUpperCase()} ${path} of ${id}`,
    security: [...(Object.hasOwn(grants, 'anyone') ? [{}] : []), { session: [] }],
    ...requestOf(endpoint, input),
    responses: answersOf({ description: 'Done.', content }, [
      ...[400, 401, 403, 404, 503],
      ...(isWriting ? [409, 413, 422] : []),
    ]),
  }
}

/** Its input is the body, or else the query: of a question, of a removal, and beside a file. */
function requestOf({ file, method }: PortalEndpoint, input: Json): Json {
  const keys = method === 'get' ? [] : [refTo('parameters', 'idempotencyKey')]
  const isBody = (method === 'patch' || method === 'post') && !file
  return {
    parameters: [...(isBody ? [] : queryOf(input)), ...keys],
    ...(isBody && { requestBody: { required: true, content: asJson(input) } }),
    ...(file && { requestBody: fileOf(file) }),
  }
}

/** What a schema takes; what JSON cannot say is left open. */
function inputSchema(input: z.ZodType): Json {
  const { $schema: _schema, ...schema } = z.toJSONSchema(input, {
    io: 'input',
    unrepresentable: 'any',
  }) as Json
  return schema
}

function queryOf({ properties = {}, required = [] }: Json): Json[] {
  return Object.entries(properties as Json).map(([name, schema]) => ({
    ...{ name, in: 'query', schema },
    required: (required as readonly string[]).includes(name),
  }))
}

function fileOf({ megabytes }: NonNullable<PortalEndpoint['file']>): Json {
  const description = `A file of ${String(megabytes)} MB at most.`
  return { required: true, description, content: { 'application/octet-stream': { schema: {} } } }
}
