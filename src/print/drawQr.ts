import { encode } from 'uqr'
import type { Sheet } from './sheet'

/** Draws a text for cameras, dark on the white of the paper; `side` in points. */
export function drawQr(
  sheet: Sheet,
  text: string,
  { side, x, y }: Readonly<{ side: number; x: number; y: number }>,
): void {
  const { data, size } = encode(text, { border: 0, ecc: 'M' })
  const cell = side / size
  data.forEach((row, line) => {
    row.forEach((isDark, column) => {
      if (isDark) sheet.rect(x + column * cell, y + line * cell, cell, cell)
    })
  })
  sheet.fill('#000')
}
