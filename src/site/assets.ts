import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'esbuild'
import type { Theme } from './ui/Theme'

/** A file served as it is, for ever: its name changes with its content. */
export type Asset = Readonly<{ body: Buffer; type: string }>

export type Assets = Readonly<{
  /** By path below the host: `/assets/base-1a2b3c4d5e.css`. */
  files: ReadonlyMap<string, Asset>
  /** Address of a theme's stylesheet. Throws for a theme that was not loaded. */
  hrefOf: (themeId: string) => string
  icon: string
  /** Of the window in which the admin shows a page while it is written. */
  preview: Readonly<{ script: string; sheet: string }>
}>

/** Last, because it holds over every theme. */
const VIEW_SHEET = fileURLToPath(new URL('view.css', import.meta.url))

const PREVIEW_SCRIPT = fileURLToPath(new URL('islands/pagePreview.ts', import.meta.url))
const PREVIEW_SHEET = fileURLToPath(new URL('preview/pagePreview.css', import.meta.url))

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const

/** CSS is lowered to what these understand: the phones of about six years ago. */
const BROWSERS = ['chrome87', 'firefox85', 'safari14']

/** Reads and minifies the stylesheets of all themes, once, when the server starts. */
export function loadAssets(themes: readonly Theme[]): Assets {
  const files = new Map<string, Asset>()
  const add = (name: string, extension: keyof typeof TYPES, text: string): string => {
    const body = Buffer.from(text)
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 10)
    const path = `/assets/${name}-${hash}.${extension}`
    files.set(path, { body, type: TYPES[extension] })
    return path
  }
  const addPicture = (path: string): string =>
    add(basename(path, '.svg'), 'svg', readFileSync(path, 'utf8').trim())

  const sheets = new Map(
    themes.map(({ id, stylesheets }): [string, string] => {
      const css = [...stylesheets, VIEW_SHEET]
        .map((path) => withPictures(path, addPicture))
        .join('\n')
      return [id, add(id, 'css', minified(css))]
    }),
  )
  return {
    files,
    hrefOf(themeId) {
      const href = sheets.get(themeId)
      if (href === undefined) throw new TypeError(`No theme '${themeId}' was loaded`)
      return href
    },
    icon: addPicture(fileURLToPath(new URL('icon.svg', import.meta.url))),
    preview: {
      script: add('preview', 'js', script(readFileSync(PREVIEW_SCRIPT, 'utf8'))),
      sheet: add('preview', 'css', minified(readFileSync(PREVIEW_SHEET, 'utf8'))),
    },
  }
}

/** A stylesheet in which pictures beside it carry the addresses at which they are served. */
function withPictures(path: string, addPicture: (path: string) => string): string {
  return readFileSync(path, 'utf8').replace(
    /url\(\.\/([\w-]+\.svg)\)/g,
    (_, name: string) => `url(${addPicture(join(dirname(path), name))})`,
  )
}

const minified = (css: string): string => pressed(css, 'css', BROWSERS)

/** For editors alone, whose browsers run the admin. */
const script = (text: string): string => pressed(text, 'ts', 'es2022')

function pressed(text: string, loader: 'css' | 'ts', target: string | string[]): string {
  return transformSync(text, { legalComments: 'none', loader, minify: true, target }).code
}
