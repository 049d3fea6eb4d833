import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
const GRACE_MS = 25_000

const running = new Set<ChildProcess>()
/** The end of what each child wrote to stderr. */
const written = new WeakMap<ChildProcess, string>()

export type ChildOptions = Readonly<{
  /** File from the root of the repository: TypeScript, or compiled (`.mjs`). */
  script: string
  /** The child's whole environment: nothing of ours reaches it by chance. */
  env?: Readonly<Record<string, string>>
  args?: readonly string[]
  /** Open a message channel? Without one the child cannot be asked anything. */
  hasChannel?: boolean
}>

/** Starts a process of ours; what is still running when a figure ends is ended with it. */
export function startChild({
  args = [],
  env = {},
  hasChannel = true,
  script,
}: ChildOptions): ChildProcess {
  const stdio: StdioOptions = [
    'ignore',
    'ignore',
    'pipe',
    ...(hasChannel ? (['ipc'] as const) : []),
  ]
  const loader = script.endsWith('.ts') ? ['-C', 'production', '--import', 'tsx'] : []
  const child = spawn(process.execPath, [...loader, script, ...args], {
    cwd: ROOT,
    env: { NODE_ENV: 'production', TMPDIR: tmpdir(), ...env },
    stdio,
  })
  running.add(child)
  child.stderr?.on('data', (text: Buffer) => {
    written.set(child, (lastWordsOf(child) + text.toString()).slice(-2000))
  })
  child.once('exit', () => running.delete(child))
  return child
}

/** Asks a child to end, and makes it end when it does not. Resolves when it is gone. */
export async function endChild(
  child: ChildProcess,
  signal: NodeJS.Signals = 'SIGTERM',
): Promise<void> {
  if (hasEnded(child)) return
  const gone = once(child, 'exit')
  child.kill(signal)
  const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  await gone
  clearTimeout(force)
}

/** Ends every process started here. */
export async function endChildren(): Promise<void> {
  await Promise.all([...running].map((child) => endChild(child, 'SIGKILL')))
}

/** The end of what a child wrote to stderr. */
export function lastWordsOf(child: ChildProcess): string {
  return written.get(child) ?? ''
}

export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

/**
 * The next message of a child that fits `read`.
 * @throws Error with the child's last words, when it ends before or `limitMs` have passed
 */
export function messageOf<T>(
  child: ChildProcess,
  read: (message: unknown) => T | undefined,
  limitMs: number,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const settle = (work: () => void): void => {
      clearTimeout(timer)
      child.off('message', hear)
      child.off('close', leave)
      work()
    }
    const fail = (reason: string): void => {
      settle(() => {
        reject(new Error(`a process ${reason}: ${lastWordsOf(child).trim() || 'without a word'}`))
      })
    }
    const hear = (message: unknown): void => {
      const found = read(message)
      if (found === undefined) return
      settle(() => {
        resolve(found)
      })
    }
    const leave = (): void => {
      fail(`ended early (${String(child.signalCode ?? child.exitCode)})`)
    }
    const timer = setTimeout(() => {
      fail(`did not answer within ${String(limitMs)} ms`)
    }, limitMs)
    child.on('message', hear)
    // Its pipes are empty then: what it wrote last has been read.
    child.once('close', leave)
    if (hasEnded(child)) leave()
  })
}
