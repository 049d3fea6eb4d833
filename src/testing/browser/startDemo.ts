import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** A demo portal in a process of its own, exactly as `npm run demo` starts it. */
export type Demo = Readonly<{
  origin: string
  /** Passwords by user name, as the demo printed them. */
  passwords: ReadonlyMap<string, string>
  output: () => string
  stop: () => Promise<void>
}>

/** Starts the demo on an empty data directory and a free port; resolves when it says that it is ready. */
export async function startDemo(): Promise<Demo> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'orda-demo-'))
  const port = await freePort()
  const child = spawn(
    process.execPath,
    ['-C', 'production', '--import', 'tsx', 'src/commands/demo.ts'],
    {
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        DATA_DIR: dataDir,
        DATABASE_URL: '',
        PORT: String(port),
        ORIGIN: '',
        MODE: 'demo',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let text = ''
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve()
    }),
  )
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      text += chunk.toString()
      if (/^ready: /m.test(text)) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void ended.then(() => {
      reject(new Error(`The demo ended early:\n${text}`))
    })
  })
  const passwords = new Map(
    [...text.matchAll(/^ +\S+ +(\S+) +([a-z0-9]{4}(?:-[a-z0-9]{4}){3})$/gm)].map(
      ([, name = '', password = '']) => [name, password],
    ),
  )
  return {
    origin: `http://localhost:${String(port)}`,
    passwords,
    output: () => text,
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(dataDir, { force: true, recursive: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => {
        resolve(port)
      })
    })
  })
}
