import { satisfies, validRange } from 'semver'
import type { AnyPlugin } from './manifest'

/**
 * The version of what plugins rely on: manifest keys, contexts, and what the kit hands out. A number of its own,
 * since a release of the portal that changes none of that asks nothing of plugins. Before 1.0.0 every second number may
 * break them: `^0.1.0` is not fulfilled by 0.2.0.
 */
export const KERNEL_VERSION = '0.1.0'

/** What keeps a manifest from running on this kernel; nothing for one that says nothing, as those beside it do. */
export function faultsOfKernel({ kernel }: Pick<AnyPlugin, 'kernel'>): string[] {
  if (kernel === undefined || satisfies(KERNEL_VERSION, kernel)) return []
  return [
    validRange(kernel) === null
      ? `'kernel' must be a range of versions such as '^${KERNEL_VERSION}', not '${kernel}'`
      : `is written for kernel ${kernel}, and this one is ${KERNEL_VERSION}; install a version of the plugin made for it`,
  ]
}
