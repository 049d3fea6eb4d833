import { toast } from '@payloadcms/ui'

/** Says at the edge of the screen what has happened. */
export function announce(sentence: string): void {
  toast.success(sentence)
}
