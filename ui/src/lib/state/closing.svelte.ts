/** The window is to be closed while files are being stored or other long work runs: the shell asks first. */
import { t } from '../i18n'
import { close } from '../ipc/desk'
import { on } from '../ipc/events'
import { notices } from './notices.svelte'

export class Closing {
  /** The shell waits for her answer. */
  asked = $state(false)

  /** Hears the shell; the answer stops it. */
  listen(): () => void {
    return on('close-asked', () => (this.asked = true))
  }

  stay(): void {
    this.asked = false
    void notices.attempt(() => close('stay'))
  }

  whenDone(): void {
    this.asked = false
    notices.say(t.desk.closing.waits)
    void notices.attempt(() => close('when_done'))
  }

  now(): void {
    this.asked = false
    void notices.attempt(() => close('now'))
  }
}

/** The closing of this window. */
export const closing = new Closing()
