import express, { type RequestHandler, Router } from 'express'
import { brotliCompressSync } from 'node:zlib'
import { PortalError } from '#kernel'
import { colourSheet } from '#site'
import type { Portal } from '../portal'

const FOR_EVER = 'public, max-age=31536000, immutable'
const PICTURE = /^\/[A-Za-z0-9_-]+\.(jpe?g|png|webp)$/

/** Style sheets by the hash of their content, and pictures; both may be kept for ever. */
export function staticDoor({ assets, payload }: Portal): RequestHandler {
  const router = Router({ caseSensitive: true })
  // Few and small: pressed once, when the server starts.
  const pressed = new Map(
    [...assets.files].map(([path, { body }]) => [path, brotliCompressSync(body)]),
  )
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
    res.send(isBrotli ? pressed.get(`/assets${req.path}`) : file.body)
  })
  const directory = payload.collections.media?.config.upload.staticDir
  if (directory !== undefined) {
    const files = express.static(directory, {
      acceptRanges: false,
      dotfiles: 'deny',
      fallthrough: true,
      index: false,
      redirect: false,
      setHeaders(res) {
        res.setHeader('Cache-Control', FOR_EVER)
      },
    })
    // Payload's own address of a file; it would answer 500 for one that is gone.
    router.get('/api/media/file/:name', (req, res) => {
      if (!PICTURE.test(`/${req.params.name}`)) throw new PortalError('not_found')
      res.redirect(301, `/media/${req.params.name}`)
    })
    router.use('/media', (req, res, next) => {
      // Only pictures, only by a name the portal made itself.
      if (PICTURE.test(req.path)) files(req, res, next)
      else next()
    })
  }
  return router
}
