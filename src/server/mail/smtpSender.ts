import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { MailFault } from '#kernel'
import type { ComposedMail } from './composeMail'
import { smtpFault, type SmtpError } from './smtpFault'

/** Nothing heard for so long is a server that hangs. */
const SILENCE_MS = 10_000
/** One mail takes no longer, however slowly a server answers. */
const WHOLE_MS = 20_000

export type SmtpOptions = Readonly<{
  /** `smtp://user:password@host:587`, or `smtps://…` */
  url: string
  silenceMs?: number
  wholeMs?: number
}>

export type SendMail = (mail: ComposedMail) => Promise<void>

/**
 * Sends each mail over a connection of its own: a pool would by itself send again what a lost connection has taken
 * along. When the time is over the connection is cut, so that nothing is delivered behind our back.
 */
export function smtpSender({
  url,
  silenceMs = SILENCE_MS,
  wholeMs = WHOLE_MS,
}: SmtpOptions): SendMail {
  const { hostname, password, port, protocol, username } = new URL(url)
  const secure = protocol === 'smtps:'
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  return (mail) =>
    new Promise((resolve, reject) => {
      const connection = new SMTPConnection({
        ...{ host: hostname, port: port || (secure ? 465 : 587), secure },
        // A password goes over nothing that others can read.
        requireTLS: !secure && username !== '',
        ...{ connectionTimeout: silenceMs, dnsTimeout: silenceMs },
        ...{ greetingTimeout: silenceMs, socketTimeout: silenceMs },
        // Whoever sets the portal up names the server: it may stand in his own network.
        allowInternalNetworkInterfaces: true,
      })
      const limit = setTimeout(() => {
        end(new MailFault('host', 'timeout'))
      }, wholeMs)
      let isOver = false
      const end = (fault?: MailFault): void => {
        if (isOver) return
        isOver = true
        clearTimeout(limit)
        if (fault) {
          connection.close()
          reject(fault)
        } else {
          connection.quit()
          resolve()
        }
      }
      const ended = (error: SmtpError): void => {
        end(smtpFault(error))
      }
      const send = (): void => {
        connection.send({ from: mail.from, to: [mail.to] }, mail.message, (error) => {
          if (error) ended(error)
          else end()
        })
      }
      // After the answer it may break as it likes.
      connection.on('error', ended)
      connection.once('end', () => {
        end(new MailFault('host', 'connection'))
      })
      connection.connect((error) => {
        if (error) ended(error)
        else if (username === '') send()
        else
          connection.login(auth, (refused) => {
            if (refused) ended(refused)
            else send()
          })
      })
    })
}
