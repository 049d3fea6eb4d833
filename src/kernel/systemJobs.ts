import type { PortalJob } from './manifest'
import { publishJob } from './publishJob'

/** Jobs of the kernel itself. */
export const systemJobs: readonly PortalJob[] = [publishJob]
