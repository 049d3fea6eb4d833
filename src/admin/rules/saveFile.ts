import { ask, type Refusal } from '../ask'
import { download } from '../import/download'
import { RULES, type Listed } from './rules'

/**
 * Saves a pack as a file of the reader's.
 * @returns why the server refused
 */
export async function saveFile(
  { from, id, kind }: Pick<Listed, 'from' | 'id' | 'kind'>,
  failed: string,
): Promise<Refusal | undefined> {
  const answer = await ask<object>(`${RULES}/export?id=${id}`, { failed })
  if (!answer.ok) return answer.refusal
  download(`${kind}-${from}.json`, `${JSON.stringify(answer.value, null, 2)}\n`, 'application/json')
  return undefined
}
