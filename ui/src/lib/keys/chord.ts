/**
 * Chords: the written form of a key press ("Ctrl+Enter", "F2", "R", "?"), how one is
 * matched against a keyboard event, and how it is drawn on a key cap.
 *
 * Knows nothing of views, actions or scans. Ctrl is Command on a Mac.
 */

/** True on macOS, where Command stands for Ctrl. */
export const onMac = typeof navigator !== 'undefined' && /Mac/i.test(navigator.platform ?? '')

/** A chord taken apart. `key` is the last part, as written in an action. */
export interface Chord {
  ctrl: boolean
  alt: boolean
  shift: boolean
  key: string
}

const parsed = new Map<string, Chord>()

/** Takes "Ctrl+Shift+P" apart. "+" alone and "Ctrl++" mean the plus key. */
export function parseChord(text: string): Chord {
  const known = parsed.get(text)
  if (known) return known
  const parts = text === '+' ? ['+'] : text.endsWith('++') ? [...text.slice(0, -2).split('+'), '+'] : text.split('+')
  const key = parts.pop() ?? ''
  const chord = { ctrl: parts.includes('Ctrl'), alt: parts.includes('Alt'), shift: parts.includes('Shift'), key }
  parsed.set(text, chord)
  return chord
}

/** Names the browser uses for keys that are written shorter in an action. */
const eventName: Record<string, string> = {
  Esc: 'Escape',
  Space: ' ',
  Del: 'Delete',
  Ins: 'Insert',
  PgUp: 'PageUp',
  PgDn: 'PageDown',
  Up: 'ArrowUp',
  Down: 'ArrowDown',
  Left: 'ArrowLeft',
  Right: 'ArrowRight',
}

/** A keyboard event belongs to an input method: no key of ours may fire on it. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229
}

/** The letter or digit a physical key stands for, whatever input method is active. */
function physical(event: KeyboardEvent): string | undefined {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  return letter ?? /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
}

/** Does this event press this chord? */
export function matches(event: KeyboardEvent, text: string): boolean {
  const chord = parseChord(text)
  const ctrl = onMac ? event.metaKey : event.ctrlKey
  const stray = onMac ? event.ctrlKey : event.metaKey
  if (stray || chord.ctrl !== ctrl || chord.alt !== event.altKey) return false
  const wanted = eventName[chord.key] ?? chord.key
  const letterOrDigit = /^[A-Z0-9]$/.test(wanted)
  // Signs such as ? and + need Shift on some layouts: only letters, digits and named keys ask for it.
  if ((letterOrDigit || wanted.length > 1) && chord.shift !== event.shiftKey) return false
  if (event.key.toUpperCase() === wanted.toUpperCase()) return true
  if (!letterOrDigit) return wanted === '?' && event.key === '？'
  const ascii = event.key.length === 1 && event.key.charCodeAt(0) < 128
  return !ascii && physical(event) === wanted
}

/** Is this chord a bare printing key (a letter, a digit, a sign, Space)? Such keys belong to text fields. */
export function isPlain(text: string): boolean {
  const chord = parseChord(text)
  return !chord.ctrl && !chord.alt && (chord.key.length === 1 || chord.key === 'Space')
}

const editing = new Set(['Backspace', 'Del', 'Delete', 'Home', 'End', 'Left', 'Right', 'ArrowLeft', 'ArrowRight', 'Space'])

/** Does a text field need this chord for itself? Enter is left to the field too; Ctrl+Enter is not. */
export function belongsToText(text: string, multiline: boolean): boolean {
  const chord = parseChord(text)
  if (chord.ctrl) return ['A', 'C', 'V', 'X', 'Z', 'Y', 'Backspace', 'Left', 'Right', 'Home', 'End'].includes(chord.key)
  if (chord.alt) return false
  if (isPlain(text) || editing.has(chord.key) || chord.key === 'Enter') return true
  return multiline && ['Up', 'Down', 'PgUp', 'PgDn', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'].includes(chord.key)
}

/** Can a person type into this element? */
export function isTextField(target: EventTarget | null): target is HTMLElement {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLTextAreaElement) return !target.readOnly
  if (target instanceof HTMLInputElement) {
    return !target.readOnly && !['button', 'checkbox', 'radio', 'range', 'color', 'file', 'submit', 'reset'].includes(target.type)
  }
  return target.isContentEditable
}

const capNames: Record<string, string> = {
  Up: '↑', Down: '↓', Left: '←', Right: '→', ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→',
  Escape: 'Esc', PageUp: 'PgUp', PageDown: 'PgDn', Delete: 'Del', Insert: 'Ins', '-': '−',
}

/** The caps a chord is drawn with: ["Ctrl", "Enter"]. */
export function caps(text: string): string[] {
  const chord = parseChord(text)
  const out: string[] = []
  if (chord.ctrl) out.push(onMac ? '⌘' : 'Ctrl')
  if (chord.alt) out.push(onMac ? '⌥' : 'Alt')
  if (chord.shift) out.push(onMac ? '⇧' : 'Shift')
  out.push(capNames[chord.key] ?? chord.key)
  return out
}

/** The value of aria-keyshortcuts for a chord. */
export function ariaChord(text: string): string {
  const chord = parseChord(text)
  const name = eventName[chord.key] === ' ' ? 'Space' : (eventName[chord.key] ?? chord.key)
  return [chord.ctrl && (onMac ? 'Meta' : 'Control'), chord.alt && 'Alt', chord.shift && 'Shift', name].filter(Boolean).join('+')
}
