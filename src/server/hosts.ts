import { isLoopback } from '#config'

/** Which host names this portal answers under. A name that is not verified is never part of a page or a cache key. */
export type Hosts = Readonly<{ verify: (header: string | undefined) => string | undefined }>

/** @param origin the portal's own address; a loopback origin answers under every loopback name of its port */
export function createHosts(origin: string): Hosts {
  const { host, hostname, port } = new URL(origin)
  const names = new Set([host])
  if (isLoopback(hostname))
    for (const name of ['localhost', '127.0.0.1', '[::1]'])
      names.add(port ? `${name}:${port}` : name)
  return {
    verify(header) {
      const name = header?.toLowerCase()
      return name !== undefined && names.has(name) ? host : undefined
    },
  }
}
