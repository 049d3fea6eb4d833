import { expect, test } from '@jest/globals'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadAssets } from './assets'
import type { Theme } from './ui/Theme'

const folder = mkdtempSync(join(tmpdir(), 'assets-'))
const Layout = () => null

function themeOf(css: string): Theme {
  writeFileSync(join(folder, 'dot.svg'), '<svg/>\n')
  writeFileSync(join(folder, 'a.css'), css)
  writeFileSync(join(folder, 'b.css'), '.b { margin: 0px 0px }')
  return { id: 'test', Layout, stylesheets: ['a.css', 'b.css'].map((name) => join(folder, name)) }
}

test('stylesheets are joined in order and minified under a name made from their content', () => {
  const first = loadAssets([themeOf('.a { color: red }')])
  const href = first.hrefOf('test')
  expect(href).toMatch(/^\/assets\/test-[0-9a-f]{10}\.css$/)
  const { body, type } = first.files.get(href) ?? {}
  expect(type).toBe('text/css; charset=utf-8')
  // The version for the visually impaired holds over every theme.
  expect(body?.toString()).toMatch(/^\.a\{color:red\}\.b\{margin:0\}:root\[data-size="?2"?\]/)
  expect(loadAssets([themeOf('.a { color: red }')]).hrefOf('test')).toBe(href)
  expect(loadAssets([themeOf('.a { color: blue }')]).hrefOf('test')).not.toBe(href)
})

test('a picture beside a stylesheet is served too, and the stylesheet knows where', () => {
  const { files, hrefOf } = loadAssets([themeOf('.a { mask: url(./dot.svg) }')])
  const css = files.get(hrefOf('test'))?.body.toString() ?? ''
  const path = /url\((.*?)\)/.exec(css)?.[1] ?? ''
  expect(path).toMatch(/^\/assets\/dot-[0-9a-f]{10}\.svg$/)
  expect(files.get(path)).toEqual({ body: Buffer.from('<svg/>'), type: 'image/svg+xml' })
})

test('the icon is a file like the others', () => {
  const { files, icon } = loadAssets([])
  expect(files.get(icon)?.type).toBe('image/svg+xml')
})

test('a theme nobody loaded is a mistake of the caller', () => {
  expect(() => loadAssets([]).hrefOf('other')).toThrow("No theme 'other' was loaded")
})
