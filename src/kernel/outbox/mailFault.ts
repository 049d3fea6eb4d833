/**
 * Why a mail was not delivered. `host`: the server does not answer, whoever the mail is for; `later`: it asks to try
 * again; `never`: it has refused for good.
 */
export type FaultReach = 'host' | 'later' | 'never'

/** What a transport throws. `reason` is a code that names nobody: `smtp_550`, `timeout`. */
export class MailFault extends Error {
  override readonly name = 'MailFault'

  constructor(
    readonly reach: FaultReach,
    readonly reason: string,
  ) {
    super(reason)
  }
}

/** Anything else that is thrown is a fault of ours: it is tried again, and is known by its name. */
export function faultOf(error: unknown): MailFault {
  if (error instanceof MailFault) return error
  return new MailFault('later', error instanceof Error ? error.name : 'unknown')
}
