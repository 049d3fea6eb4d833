/**
 * Contrast of two colours written `#rrggbb`, as WCAG 2.2 defines it: from 1 (the same) to 21 (black on white).
 * Text needs 4.5, signs and edges need 3. Throws a TypeError for anything that is no such colour.
 */
export function contrastOf(one: string, other: string): number {
  const first = luminanceOf(one)
  const second = luminanceOf(other)
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05)
}

/** Relative luminance of a colour written `#rrggbb`: 0 is black, 1 is white. Throws a TypeError. */
export function luminanceOf(colour: string): number {
  const [, red = '', green = '', blue = ''] = COLOUR.exec(colour) ?? []
  if (red === '') throw new TypeError(`'${colour}' is not a colour written #rrggbb`)
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

const COLOUR = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i

/** The light that two hexadecimal digits of sRGB stand for, 0 to 1. */
function linear(digits: string): number {
  const part = parseInt(digits, 16) / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}

/** Is this a colour written `#rrggbb`? */
export function isColour(text: unknown): text is string {
  return typeof text === 'string' && COLOUR.test(text)
}

const INKS = ['#ffffff', '#111111'] as const

/** The ink that is read best on a colour: white or nearly black; one of them always keeps 4.5. */
export function inkOn(colour: string): string {
  const [white, black] = INKS
  return contrastOf(white, colour) >= contrastOf(black, colour) ? white : black
}
