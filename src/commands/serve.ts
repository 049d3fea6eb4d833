import { env, EnvError } from '#config'
import { isBuilt } from './adminBuild'
import { listenForCommands } from './commandSocket'
import { startServer, type RunningServer } from '../server/startServer'
import { print } from './terminal'

/**
 * Serves until told to stop (SIGTERM, SIGINT); the second signal stops at once. A start that fails says why in a
 * sentence and exits with 1.
 */
export async function serve(
  options: {
    isDev?: boolean
    isBuilt?: boolean
    afterOpen?: (server: RunningServer) => Promise<void>
  } = {},
): Promise<void> {
  try {
    const settings = env()
    if (options.isDev !== true && options.isBuilt !== true && !(await isBuilt()))
      throw new EnvError('The admin is not built: run `npm run build` first.')
    const server = await startServer(settings, print, options)
    const socket = await listenForCommands(settings.dataDir, server.payload)
    stopOnSignal(async () => {
      await socket.close()
      await server.stop()
    })
    await options.afterOpen?.(server)
    await server.adminReady
    print(`ready: ${server.address}`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (isStopping) process.exit(1)
      isStopping = true
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}
