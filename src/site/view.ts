/** How a reader wants to see pages (ST RK 2191-2023): size of the text, colours, room between letters, pictures. */
export type View = Readonly<{
  /** 1 is the usual one; 2 is a quarter, 3 more than half as large again. */
  size: 1 | 2 | 3
  /** `own`: those of the theme. Black on white, white on black, dark blue on light blue. */
  scheme: 'own' | 'light' | 'dark' | 'blue'
  isSpaced: boolean
  hasPictures: boolean
}>

export const USUAL_VIEW: View = { size: 1, scheme: 'own', isSpaced: false, hasPictures: true }

/** Offered to who asks for the version for the visually impaired and has chosen nothing yet. */
export const CLEAR_VIEW: View = { size: 2, scheme: 'light', isSpaced: false, hasPictures: true }

export const SIZES = [1, 2, 3] as const
export const SCHEMES = ['own', 'light', 'dark', 'blue'] as const

const SCHEME_LETTERS = { own: '', light: 'l', dark: 'd', blue: 'b' } as const

/** A view as the cookie `view` keeps it, `2ds`: a few letters that say nothing about who reads; '' for the usual one. */
export function viewText({ hasPictures, isSpaced, scheme, size }: View): string {
  const letters = [size === 1 ? '' : String(size), SCHEME_LETTERS[scheme]]
  return [...letters, isSpaced ? 's' : '', hasPictures ? '' : 'n'].join('')
}

/** The view that a text stands for; anything else than `viewText` writes is the usual one. */
export function readView(text: string): View {
  const [, size, scheme, spaced, none] = /^([23]?)([ldb]?)(s?)(n?)$/.exec(text) ?? []
  return {
    size: size === '2' ? 2 : size === '3' ? 3 : 1,
    scheme: SCHEMES.find((name) => SCHEME_LETTERS[name] === scheme) ?? 'own',
    isSpaced: spaced === 's',
    hasPictures: none !== 'n',
  }
}

/** The one spelling of a view: '' for the usual one and for junk. */
export function canonicalView(text: string): string {
  return viewText(readView(text))
}

/** The view that a sent form describes; what it does not say is as usual. */
export function viewOfForm(sent: URLSearchParams): View {
  const size = SIZES.find((one) => String(one) === sent.get('size')) ?? 1
  const scheme = SCHEMES.find((one) => one === sent.get('scheme')) ?? 'own'
  const isOn = (name: string): boolean => sent.get(name) === '1'
  return { size, scheme, isSpaced: isOn('spaced'), hasPictures: !isOn('textOnly') }
}
