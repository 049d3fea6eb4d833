import type { RequestHandler } from 'express'
import { PortalError } from '#kernel'
import type { Hosts } from '../hosts'

/** Refuses requests under a host name that is not ours: nothing is ever built from an unverified name. */
export function hostDoor(hosts: Hosts): RequestHandler {
  return (req, _res, next) => {
    if (hosts.verify(req.headers.host) === undefined) throw new PortalError('unknown_host')
    next()
  }
}
