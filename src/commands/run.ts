import { quietLog, startMode } from '../config/mode'
import { print, runMain } from './terminal'

// A command acts on the installation it is started in; `npm start` is what insists on production settings.
startMode('dev')
quietLog()

await runMain(async ([name = '', ...typed]) => {
  const { env } = await import('#config')
  const { askServer, reach } = await import('./commandSocket')
  const { commands, prepare } = await import('./commands')
  const settings = env()
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command)
    throw new Error(`No command '${name}'. There are: ${Object.keys(commands).join(', ')}`)
  const args = prepare[name]?.(typed) ?? typed
  const socket = await reach(settings.dataDir)
  if (socket) {
    await askServer(socket, name, args, print)
    return
  }
  const { closePortal, openPortal } = await import('../server/openPortal')
  const payload = await openPortal(settings, print)
  try {
    await command({ args, payload, print })
  } finally {
    await closePortal(payload)
  }
})
