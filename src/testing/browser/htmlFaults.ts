import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document'],
  // For files of other hosts; ours come from where the page does.
  rules: { 'require-sri': 'off' },
})

/** What is wrong with the HTML of a page, one line each. */
export async function htmlFaults(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results
    .flatMap(({ messages }) => messages)
    .map(
      ({ message, offset, ruleId }) => `${ruleId}: ${message} ${html.slice(offset, offset + 60)}`,
    )
}
