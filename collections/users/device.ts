/** Names by what a browser says of itself; the first that fits: others call themselves Chrome and Safari too. */
const BROWSERS: readonly (readonly [sign: string, name: string])[] = [
  ['YaBrowser/', 'Яндекс Браузер'],
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['SamsungBrowser/', 'Samsung Internet'],
  ['Firefox/', 'Firefox'],
  ['FxiOS/', 'Firefox'],
  ['CriOS/', 'Chrome'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
]

const SYSTEMS: readonly (readonly [sign: string, name: string])[] = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Macintosh', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
]

/** Browser and system in a few words, by which a person knows a device of his; '' where neither is known. */
export function deviceOf(userAgent: string | null | undefined): string {
  const named = (names: typeof BROWSERS): string[] =>
    names.filter(([sign]) => userAgent?.includes(sign)).map(([, name]) => name)
  return [named(BROWSERS)[0], named(SYSTEMS)[0]].filter((name) => name !== undefined).join(', ')
}
