import { createRequire } from 'node:module'
import path from 'node:path'

const FILES = {
  regular: '400Regular/NotoSans_400Regular.ttf',
  bold: '700Bold/NotoSans_700Bold.ttf',
}

/**
 * Files of a family that has every letter of Kazakh and Russian; of each only what a document uses is put into it. Found
 * when they are needed: the admin's bundle has no use for them.
 */
export function fontFiles(): typeof FILES {
  const { resolve } = createRequire(import.meta.url)
  const folder = path.dirname(resolve('@expo-google-fonts/noto-sans/package.json'))
  return {
    regular: path.join(folder, FILES.regular),
    bold: path.join(folder, FILES.bold),
  }
}
