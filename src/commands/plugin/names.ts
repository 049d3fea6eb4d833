/** What a plugin's manifest is called in code: `school-clubs` → `schoolClubsPlugin`, which no word of the language is. */
export function exportName(id: string): string {
  return `${id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())}Plugin`
}
