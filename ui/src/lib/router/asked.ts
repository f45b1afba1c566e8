/**
 * Something asked for within a place (a reason, a corrected description): it has the cursor
 * while it is there, Esc leaves it and not the place, and the hands go back to where they were.
 *
 * ```svelte
 * <div {@attach asked(() => (asking = undefined))}><Field … /></div>
 * ```
 */
import { tick, untrack } from 'svelte'
import type { Attachment } from 'svelte/attachments'
import { router } from './router.svelte'

/** `focus` puts the cursor where it is wanted; else the first field has it. */
export function asked(close: () => void, focus?: () => void): Attachment<HTMLElement> {
  return (panel) => {
    const before = document.activeElement
    const forget = untrack(() => router.opened(close))
    // A letter typed now is no command.
    void tick().then(() => {
      panel.scrollIntoView({ block: 'nearest' })
      if (focus) focus()
      else panel.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
    })
    return () => {
      forget()
      void tick().then(() => {
        const lost = document.activeElement === null || document.activeElement === document.body
        if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
      })
    }
  }
}
