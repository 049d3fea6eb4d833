import { isColour, type Look } from '#kernel'

type Colours = NonNullable<Look['colours']>

const NONE = 'x'
const NAME = /^([0-9a-f]{6}-[0-9a-f]{6}|x)_([0-9a-f]{6}-[0-9a-f]{6}|x)$/

/** Address of the stylesheet with a place's own colours: it says all that the sheet holds, so it never changes. */
export function colourSheetHref({ action, band }: Colours): string {
  const part = (ground: Colours['band']): string =>
    ground ? `${bare(ground.colour)}-${bare(ground.ink)}` : NONE
  return `/assets/colours/${part(band)}_${part(action)}.css`
}

const bare = (colour: string): string => colour.slice(1).toLowerCase()

/**
 * The stylesheet of this name, without `.css`; undefined for what is no such name. It holds in the light scheme on
 * screens alone: paper, the dark scheme and the version for the visually impaired keep their own colours.
 */
export function colourSheet(name: string): string | undefined {
  const [, band, action] = NAME.exec(name) ?? []
  if (band === undefined || action === undefined) return undefined
  const rules = [
    ...declarations(band, 'band'),
    ...(band === NONE ? [] : ['--band-sign:var(--band-ink)']),
    ...declarations(action, 'action'),
  ]
  return `@media screen and (prefers-color-scheme:light){:root:not([data-scheme]){${rules.join(';')}}}\n`
}

function declarations(part: string, token: string): string[] {
  const [colour, ink] = part.split('-').map((digits) => `#${digits}`)
  return isColour(colour) && isColour(ink) ? [`--${token}:${colour}`, `--${token}-ink:${ink}`] : []
}
