const urlOf = (file) => new URL(file, import.meta.url).href

/** Words of Jest, and what stands for the admin's components. */
const OURS = new Map([
  ['@jest/globals', urlOf('globals.mjs')],
  ['@payloadcms/ui', urlOf('payloadUi.tsx')],
])
const STYLES = /\.s?css$/
const NOTHING = 'data:text/javascript,'

/** What suites import, where it is another thing than in production. */
export function resolve(specifier, context, next) {
  if (STYLES.test(specifier)) return { shortCircuit: true, url: NOTHING }
  return next(OURS.get(specifier) ?? specifier, context)
}
