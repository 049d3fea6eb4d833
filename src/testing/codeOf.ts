type Answer = Readonly<{ body: { error?: { code: string } }; status: number }>

/** The status of an answer, with the code of what was refused. */
export const codeOf = ({ body, status }: Answer) => [status, body.error?.code]
