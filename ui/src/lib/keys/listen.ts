/**
 * Ties the window's keyboard to the scan router and the registry of keys, in that order,
 * and keeps the browser inside the WebView from doing things of its own (reload, print,
 * find, zoom, caret browsing).
 */
import { scans } from '../scan/scan.svelte'
import { isTextField, matches } from './chord'
import { keys } from './keys.svelte'

const browser = ['F3', 'F5', 'F6', 'F7', 'Ctrl+F', 'Ctrl+G', 'Ctrl+J', 'Ctrl+L', 'Ctrl+N', 'Ctrl+O', 'Ctrl+P', 'Ctrl+R', 'Ctrl+S', 'Ctrl+U', 'Ctrl+W', 'Ctrl+Shift+R', 'Ctrl+Shift+P', 'Alt+Left', 'Alt+Right']

/** Listens until the answer is called. */
export function listenToKeys(target: Window): () => void {
  const first = (event: KeyboardEvent) => void scans.press(event)
  const then = (event: KeyboardEvent) => {
    if (keys.press(event)) return
    if (browser.some((chord) => matches(event, chord))) event.preventDefault()
    // Backspace outside of a field would leave the page in some WebViews.
    if (event.key === 'Backspace' && !isTextField(event.target)) event.preventDefault()
  }
  const moved = () => {
    const at = target.document.activeElement
    keys.cursor = !isTextField(at) ? undefined : at instanceof HTMLTextAreaElement ? 'lines' : 'line'
  }
  // After focusout the document has the focus for a moment, before the next field gets it.
  const left = () => queueMicrotask(moved)
  target.addEventListener('keydown', first, true)
  target.addEventListener('keydown', then)
  target.addEventListener('focusin', moved)
  target.addEventListener('focusout', left)
  return () => {
    target.removeEventListener('focusin', moved)
    target.removeEventListener('focusout', left)
    target.removeEventListener('keydown', first, true)
    target.removeEventListener('keydown', then)
  }
}
