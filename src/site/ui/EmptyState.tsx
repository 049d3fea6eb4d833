type EmptyStateProps = Readonly<{ hint: string; title: string }>

/** Stands where a list would be, and says why there is none. */
export function EmptyState({ hint, title }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      <p>{hint}</p>
    </div>
  )
}
