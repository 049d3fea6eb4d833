import express, { type RequestHandler, Router } from 'express'
import { brotliCompressSync } from 'node:zlib'
import type { Payload } from 'payload'
import { PortalError } from '#kernel'
import { colourSheet, type Asset } from '#site'
import type { Portal } from '../portal'

const FOR_EVER = 'public, max-age=31536000, immutable'

/** Where the files of a collection are served, and under which names: only such as the portal made itself. */
const FOLDERS = [
  { collection: 'media', address: '/media', name: /^\/[A-Za-z0-9_-]+\.(jpe?g|png|webp)$/ },
  { collection: 'documents', address: '/files', name: /^\/[\w-]+\.(pdf|docx|xlsx|pptx|od[ts])$/ },
] as const

const SHOWN = /\.(jpe?g|png|webp|pdf)$/

/** Style sheets by the hash of their content, pictures, and documents; all may be kept for ever. */
export function staticDoor({ assets, payload }: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  // Few and small: each is pressed once, when it is first asked for.
  const pressed = new Map<Asset, Buffer>()
  const press = (file: Asset): Buffer => {
    const known = pressed.get(file) ?? brotliCompressSync(file.body)
    pressed.set(file, known)
    return known
  }
  router.get('/favicon.ico', (_req, res) => {
    res.redirect(301, assets.icon)
  })
  router.get('/assets/colours/:name.css', (req, res, next) => {
    const sheet = colourSheet(req.params.name)
    if (sheet === undefined) {
      next()
      return
    }
    res.set('Cache-Control', FOR_EVER).type('text/css; charset=utf-8').send(sheet)
  })
  router.use('/assets', (req, res, next) => {
    const file = assets.files.get(`/assets${req.path}`)
    if (!file || (req.method !== 'GET' && req.method !== 'HEAD')) {
      next()
      return
    }
    res.set({ 'Cache-Control': FOR_EVER, Vary: 'Accept-Encoding' }).type(file.type)
    const isBrotli = req.acceptsEncodings(['br', 'identity']) === 'br'
    if (isBrotli) res.set('Content-Encoding', 'br')
    res.send(isBrotli ? press(file) : file.body)
  })
  for (const folder of FOLDERS) serveFolder(router, payload, folder)
  return router
}

function serveFolder(
  router: Router,
  payload: Payload,
  { address, collection, name }: (typeof FOLDERS)[number],
): void {
  const directory = payload.collections[collection]?.config.upload.staticDir
  if (directory === undefined) return
  const files = express.static(directory, {
    acceptRanges: false,
    dotfiles: 'deny',
    fallthrough: true,
    index: false,
    redirect: false,
    setHeaders(res, file) {
      res.setHeader('Cache-Control', FOR_EVER)
      // Browsers show pictures and PDF in a frame of their own; whatever else comes is kept, never opened here.
      if (!SHOWN.test(file)) res.setHeader('Content-Disposition', 'attachment')
    },
  })
  // Payload's own address of a file; it would answer 500 for one that is gone.
  router.get(`/api/${collection}/file/:name`, (req, res) => {
    if (!name.test(`/${req.params.name}`)) throw new PortalError('not_found')
    res.redirect(301, `${address}/${req.params.name}`)
  })
  router.use(address, (req, res, next) => {
    if (name.test(req.path)) files(req, res, next)
    else next()
  })
}
