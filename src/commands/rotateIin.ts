import { sealAllAnew } from '#collections'
import type { CommandContext } from './commandContext'

/**
 * `npm run iin:rotate` seals every number anew by the newest key of `IIN_KEYS`. When it has ended, older keys can go; it
 * can be stopped and begun again.
 */
export async function rotateIin({ payload, print }: CommandContext): Promise<void> {
  const { all, anew } = await sealAllAnew({ payload })
  print(`${String(anew)} of ${String(all)} numbers were sealed anew by the newest key.`)
}
