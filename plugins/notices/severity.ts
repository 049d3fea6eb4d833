/** How much a notice asks of its readers, the least first. */
export const SEVERITIES = ['info', 'warning', 'urgent'] as const

export type Severity = (typeof SEVERITIES)[number]

/** The severity that a document holds; the least where it holds nonsense. */
export function severityOf(value: unknown): Severity {
  return SEVERITIES.find((one) => one === value) ?? 'info'
}
