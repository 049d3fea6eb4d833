const form = /^(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/

/** Is this one exact version (1.2.3, 1.2.3-beta.1), not a range? */
export function isExactVersion(version: string): boolean {
  return form.test(version)
}

/**
 * Negative when `left` is older than `right`, positive when newer, 0 when equal. A pre-release is older than its
 * release; two pre-releases of one version count as equal, and so does anything that is no exact version
 * older than everything: enough to ask whether a fix is in.
 */
export function compareVersions(left: string, right: string): number {
  const [a, b] = [parts(left), parts(right)]
  const index = a.findIndex((part, position) => part !== b[position])
  return index === -1 ? 0 : (a[index] ?? 0) - (b[index] ?? 0)
}

/** Major, minor, patch, and 1 for a release or 0 for a pre-release. */
function parts(version: string): readonly number[] {
  const [, major, minor, patch, preRelease] = form.exec(version) ?? []
  if (major === undefined) return [-1, 0, 0, 0]
  return [Number(major), Number(minor), Number(patch), preRelease === undefined ? 1 : 0]
}
