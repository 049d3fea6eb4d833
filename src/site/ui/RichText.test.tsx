import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { createTranslator } from '../../kernel/translator'
import { siteMessages } from '../translations'
import { RichText } from './RichText'

const t = (await createTranslator({ site: siteMessages }))('kk')
const html = (content: unknown) => renderToStaticMarkup(<RichText content={content} t={t} />)

type Json = Record<string, unknown>
const text = (value: string, format = 0): Json => ({ type: 'text', text: value, format })
const node = (type: string, children: Json[] = [], more: Json = {}): Json => ({
  type,
  children,
  ...more,
})
const shown = (...children: Json[]) =>
  html({ root: node('root', children) }).replace(/^<div class="text">|<\/div>$/g, '')

describe('what editors write', () => {
  test('paragraphs, alignment and line breaks', () => {
    expect(shown(node('paragraph', [text('бір'), node('linebreak'), text('екі')]))).toBe(
      '<p>бір<br/>екі</p>',
    )
    expect(shown(node('paragraph', [text('бір')], { format: 'center' }))).toBe(
      '<p class="text-center">бір</p>',
    )
    expect(shown(node('paragraph'))).toBe('')
  })

  test('headings stay between h2 and h4: the page owns h1', () => {
    const tags = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'script', undefined]
    expect(tags.map((tag) => shown(node('heading', [], { tag })))).toEqual([
      '<h2></h2>',
      '<h2></h2>',
      '<h3></h3>',
      '<h4></h4>',
      '<h4></h4>',
      '<h4></h4>',
      '<h2></h2>',
      '<h2></h2>',
    ])
  })

  test('formats nest', () => {
    expect(shown(text('а', 1 | 2))).toBe('<em><strong>а</strong></em>')
    expect([4, 8, 16, 32, 64].map((format) => shown(text('а', format)))).toEqual([
      '<s>а</s>',
      '<u>а</u>',
      '<code>а</code>',
      '<sub>а</sub>',
      '<sup>а</sup>',
    ])
  })

  test('lists: nested, numbered from anywhere, ticked', () => {
    const item = (...children: Json[]) => node('listitem', children)
    expect(shown(node('list', [item(text('а')), item(node('list', [item(text('ә'))]))]))).toBe(
      '<ul><li>а</li><li class="holds-list"><ul><li>ә</li></ul></li></ul>',
    )
    expect(shown(node('list', [item(text('а'))], { tag: 'ol', start: 3 }))).toBe(
      '<ol start="3"><li>а</li></ol>',
    )
    expect(
      shown(
        node(
          'list',
          [
            node('listitem', [text('а')], { checked: true }),
            node('listitem', [text('ә')], { checked: false }),
          ],
          { listType: 'check' },
        ),
      ),
    ).toBe('<ul class="checks"><li>☑ а</li><li>☐ ә</li></ul>')
  })

  test('quotes and rules', () => {
    expect(shown(node('quote', [text('сөз')]), node('horizontalrule'))).toBe(
      '<blockquote>сөз</blockquote><hr/>',
    )
  })

  test('a picture on this host', () => {
    const value = { alt: 'Мектеп', height: 90, url: '/media/a.webp', width: 160 }
    expect(shown({ type: 'upload', value })).toContain('<img alt="Мектеп"')
    expect(shown({ type: 'upload', value: { ...value, alt: { kk: 'x' } } })).toContain('alt=""')
  })

  test.each([
    'id-not-filled-in',
    { height: 90, url: 'https://elsewhere.kz/a.png', width: 160 },
    { height: 90, url: '//elsewhere.kz/a.png', width: 160 },
    { height: 90, url: '/\\elsewhere.kz/a.png', width: 160 },
    { height: -1, url: '/media/a.webp', width: 160 },
    { height: 90, url: '/media/a.webp' },
    null,
  ])('no picture from %j', (value) => {
    expect(shown({ type: 'upload', value })).toBe('')
  })
})

describe('links', () => {
  const link = (url: unknown, newTab = false) =>
    shown(node('link', [text('сілтеме')], { fields: { newTab, url } }))

  test('lead to where they may', () => {
    expect(link('/kk/')).toBe('<a href="/kk/">сілтеме</a>')
    expect(shown(node('autolink', [text('egov.kz')], { fields: { url: 'https://egov.kz' } }))).toBe(
      '<a href="https://egov.kz">egov.kz</a>',
    )
  })

  test('to another host in a new tab say so', () => {
    expect(link('https://egov.kz', true)).toBe(
      '<a class="text-away" href="https://egov.kz" rel="noopener noreferrer" target="_blank">сілтеме<span class="unseen"> (жаңа қойындыда ашылады)</span></a>',
    )
    expect(link('/kk/', true)).toBe('<a href="/kk/">сілтеме</a>')
  })

  test('that lead nowhere good are plain text', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', undefined, 7])
      expect(link(url)).toBe('сілтеме')
  })
})

describe('what nobody should write', () => {
  test('text is escaped', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const between = shown(node('paragraph', [text(value)])).replace(/^<p>|<\/p>$/g, '')
        expect(between).not.toMatch(/[<>]/)
      }),
    )
  })

  test('unknown nodes give way to what they hold', () => {
    expect(shown(node('toString', [node('marquee', [text('мәтін')])]))).toBe('мәтін')
  })

  test('no depth exhausts the stack', () => {
    let deep = text('түп')
    for (let level = 0; level < 5000; level += 1) deep = node('quote', [deep])
    expect(shown(deep).match(/<blockquote>/g)).toHaveLength(40)
  })

  const types = [
    'paragraph',
    'heading',
    'list',
    'listitem',
    'quote',
    'link',
    'autolink',
    'text',
    'upload',
    'tab',
    'linebreak',
    'horizontalrule',
    'constructor',
  ]
  const evil = fc.constantFrom(
    'javascript:alert(1)',
    'JAVASCRIPT:x',
    'java\tscript:x',
    'data:text/html,x',
    '/ok',
    'https://a.kz',
  )
  const { node: anyNode } = fc.letrec((tie) => ({
    node: fc.record(
      {
        type: fc.oneof(fc.constantFrom(...types), fc.jsonValue()),
        children: fc.oneof(
          { depthSize: 'small', maxDepth: 4 },
          fc.jsonValue(),
          fc.array(tie('node')),
        ),
        fields: fc.oneof(fc.record({ newTab: fc.boolean(), url: evil }), fc.jsonValue()),
        url: evil,
        text: fc.oneof(fc.string(), fc.jsonValue()),
        format: fc.jsonValue(),
        tag: fc.jsonValue(),
        start: fc.jsonValue(),
        value: fc.oneof(
          fc.record({ url: evil, width: fc.integer(), height: fc.integer() }),
          fc.jsonValue(),
        ),
      },
      { requiredKeys: [] },
    ),
  }))

  test('no JSON throws, runs a script, or carries a style', () => {
    const contents = fc.oneof(
      fc.jsonValue(),
      fc.record({ root: fc.oneof(fc.jsonValue(), anyNode) }),
    )
    fc.assert(
      fc.property(contents, (content) => {
        const tags = html(content).match(/<[^>]*>/g) ?? []
        for (const tag of tags) {
          expect(tag).not.toMatch(
            /^<(script|style|iframe)|\s(on\w+|style)=|(href|src)="\s*(java|data)/i,
          )
        }
      }),
      { numRuns: 500 },
    )
  })
})
