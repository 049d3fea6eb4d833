import { reach } from './commandSocket'

/** Some work needs the database alone. @throws Error that says what to do while a server runs on it */
export async function refuseWhileServing(dataDir: string): Promise<void> {
  const socket = await reach(dataDir)
  if (!socket) return
  socket.destroy()
  throw new Error(
    'A server is running on this database. Stop it first (Ctrl+C, or systemctl stop), then run this again.',
  )
}
