import { inLocale } from '../../localised'
import { BLOCKS, type BlockType, type ShownBlock } from './blocks'
import type { BlockPlace } from './pageBlock'
import { rowsOf } from './storedValues'

/** The blocks of a page in one language; those that hold nothing to show, or that nobody knows, are left out. */
export async function publicBlocks(blocks: unknown, place: BlockPlace): Promise<ShownBlock[]> {
  const shown: ShownBlock[] = []
  for (const stored of rowsOf(inLocale(blocks, place.locale))) {
    const { blockType } = stored
    if (!isBlockType(blockType)) continue
    const found = await BLOCKS[blockType].read(stored, place)
    // The table pairs each kind with what its own description reads.
    if (found) shown.push({ ...found, blockType } as ShownBlock)
  }
  return shown
}

function isBlockType(value: unknown): value is BlockType {
  return typeof value === 'string' && Object.hasOwn(BLOCKS, value)
}
