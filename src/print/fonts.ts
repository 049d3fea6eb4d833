import { createRequire } from 'node:module'

const { resolve } = createRequire(import.meta.url)
const FAMILY = '@expo-google-fonts/noto-sans'

/** Files of a family that has every letter of Kazakh and Russian; of each only what a document uses is put into it. */
export const FONTS = {
  regular: resolve(`${FAMILY}/400Regular/NotoSans_400Regular.ttf`),
  bold: resolve(`${FAMILY}/700Bold/NotoSans_700Bold.ttf`),
} as const
