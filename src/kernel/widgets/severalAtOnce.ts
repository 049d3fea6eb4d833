/**
 * Does work for each of many, so many at once at most.
 * @returns the answers in the order of what was asked
 */
export async function severalAtOnce<One, Answer>(
  all: readonly One[],
  most: number,
  work: (one: One) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  const left = all.entries()
  const worker = async (): Promise<void> => {
    for (const [index, one] of left) answers[index] = await work(one)
  }
  await Promise.all(Array.from({ length: most }, worker))
  return answers
}
