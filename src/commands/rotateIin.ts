import { sealAllAnew, sealBarsAnew, sealFactorsAnew } from '#collections'
import type { CommandContext } from './commandContext'

/**
 * `npm run iin:rotate` seals every number, every second factor and every restriction anew by the newest key of `IIN_KEYS`.
 * When it has ended, older keys can go; it can be stopped and begun again.
 */
export async function rotateIin({ payload, print }: CommandContext): Promise<void> {
  const numbers = await sealAllAnew({ payload })
  print(
    `${String(numbers.anew)} of ${String(numbers.all)} numbers were sealed anew by the newest key.`,
  )
  const factors = await sealFactorsAnew({ payload })
  print(`${String(factors.anew)} of ${String(factors.all)} second factors were sealed anew.`)
  print(`${String(await sealBarsAnew({ payload }))} restrictions were sealed anew.`)
}
