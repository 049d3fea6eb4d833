import type { EmailAdapter } from 'payload'

/** Payload itself sends no mail: messages are rows of a transaction, sent later, and none of its own mails is ours. */
export const noMail: EmailAdapter = () => ({
  name: 'none',
  defaultFromAddress: 'noreply@localhost',
  defaultFromName: 'Orda',
  sendEmail: () => Promise.reject(new TypeError('Mail is sent from the outbox only')),
})
