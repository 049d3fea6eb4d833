/** A part of the description, as JSON. */
export type Json = Readonly<{ [key: string]: unknown }>

export const refTo = (kind: string, name: string): Json => ({
  $ref: `#/components/${kind}/${name}`,
})

export const asJson = (schema: Json): Json => ({ 'application/json': { schema } })

/** What an operation answers, and its refusals by their status. */
export function answersOf(good: Json, refusals: readonly number[]): Json {
  return {
    '200': good,
    ...Object.fromEntries(
      refusals.map((status) => [String(status), refTo('responses', `refused${String(status)}`)]),
    ),
  }
}
