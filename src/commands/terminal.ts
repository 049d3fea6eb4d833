/** One line to the operator. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** Runs a command: its error becomes one sentence on the terminal and exit code 1, never a stack. */
export async function runMain(main: (args: readonly string[]) => Promise<void>): Promise<void> {
  try {
    await main(process.argv.slice(2))
    process.exit(0)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
