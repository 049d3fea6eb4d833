import next from 'next'
import type { Server } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AdminHandler } from './doors/adminDoor'

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/** Prepares Next, which serves the admin and nothing else. Takes a second or two: begin after listening. */
export async function prepareAdmin(isDev: boolean, httpServer: Server): Promise<AdminHandler> {
  const app = next({ dev: isDev, dir: ROOT, httpServer, turbopack: isDev })
  await app.prepare()
  const handle = app.getRequestHandler()
  return {
    isDev,
    async handle(req, res) {
      // Express rewrites nothing for Next: it parses the address itself.
      await handle(req, res)
    },
  }
}
