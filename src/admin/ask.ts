/** Why the server refused: a sentence for the reader, the field at fault if it is one, and what else it told. */
export type Refusal = Readonly<{ message: string; field?: string; details?: unknown }>

export type Answer<T> = Readonly<{ ok: true; value: T } | { ok: false; refusal: Refusal }>

/**
 * Asks the server, with a body to write something, without to read.
 * @param failed the sentence for when no answer came
 */
export async function ask<T>(
  address: string,
  { body, failed, signal }: { body?: object; failed: string; signal?: AbortSignal },
): Promise<Answer<T>> {
  try {
    const response = await fetch(address, {
      ...(signal && { signal }),
      ...(body && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    })
    const answer = (await response.json()) as unknown
    return response.ok
      ? { ok: true, value: answer as T }
      : { ok: false, refusal: refusalIn(answer) ?? { message: failed } }
  } catch {
    return { ok: false, refusal: { message: failed } }
  }
}

type Complaint = Readonly<{ message?: unknown; path?: unknown; field?: unknown; details?: unknown }>
type Refused = Readonly<{
  error?: Complaint
  errors?: readonly Readonly<{ data?: { errors?: readonly Complaint[] } }>[]
}>

/** What is wrong with a single field says more than what is wrong with the whole. */
export function refusalIn(answer: unknown): Refusal | undefined {
  const { error, errors = [] } = (answer ?? {}) as Refused
  const [single] = errors.flatMap(({ data }) => data?.errors ?? [])
  const { field, message, path = field } = single ?? error ?? {}
  if (typeof message !== 'string') return undefined
  const { details } = error ?? {}
  return {
    message,
    ...(typeof path === 'string' && { field: path }),
    ...(details !== undefined && { details }),
  }
}

/** A `where` of Payload as the query of its REST interface: `where[or][0][name][like]=…`. */
export function whereQuery(where: object, name = 'where'): string[] {
  return Object.entries(where as Record<string, unknown>).flatMap(([key, value]) => {
    const path = `${name}[${key}]`
    return typeof value === 'object' && value !== null
      ? whereQuery(value, path)
      : [`${encodeURIComponent(path)}=${encodeURIComponent(String(value))}`]
  })
}
