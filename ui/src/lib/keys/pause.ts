/** When she is in the middle of typing: what wants the keyboard waits for a pause, so that no letter goes astray. */
import { isComposing, isTextField } from './chord'

/** So long after a key in a text field she is still typing (ms). */
const PAUSE = 1000

let last = Number.NEGATIVE_INFINITY
/** An input method holds letters: she is choosing among its words. */
let held = false

/** Notes every key that goes into a text field; the answer ends that. */
export function heedTyping(target: Window): () => void {
  const key = (event: KeyboardEvent) => {
    if (!isTextField(event.target)) return
    last = performance.now()
    if (!isComposing(event)) held = false
  }
  const composed = (event: Event) => {
    held = event.type === 'compositionstart'
    last = performance.now()
  }
  target.addEventListener('keydown', key, true)
  target.addEventListener('compositionstart', composed, true)
  target.addEventListener('compositionend', composed, true)
  return () => {
    target.removeEventListener('keydown', key, true)
    target.removeEventListener('compositionstart', composed, true)
    target.removeEventListener('compositionend', composed, true)
  }
}

/** How long to wait (ms) before she may be asked again whether she pauses; 0 while she does. */
export function untilPause(): number {
  if (!isTextField(document.activeElement)) return 0
  return held ? PAUSE : Math.max(0, last + PAUSE - performance.now())
}
