/** Code blocks of a Markdown text that name a file after their language (```` ```ts plugins/x/plugin.ts ````): file → code. */
export function blocksOf(markdown: string): ReadonlyMap<string, string> {
  const blocks = markdown.matchAll(/^```\w+ (\S+)\n([^]*?)^```$/gm)
  return new Map([...blocks].map(([, file = '', code = '']) => [file, code]))
}
