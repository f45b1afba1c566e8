/**
 * Tells a barcode scanner from a person by the speed of the keys.
 *
 * A scan is at least `MIN_KEYS` printing keys, each less than `MAX_GAP` ms after the one
 * before, followed by Enter just as fast. Physical key codes are read, so that it is the
 * same scan whether a Chinese input method swallows the letters or not.
 * Pure: knows no element, no clock but the events' own time, no window.
 */

/** A person needs longer than this between two keys (measured: scanners under 10 ms). */
export const MAX_GAP = 30
/** Shorter bursts are two fingers rolling over the keys. */
export const MIN_KEYS = 4
/** A burst that is surely a scanner's may stumble once this long (a busy machine, a wireless scanner). */
export const STUMBLE = 80

/** What a stream makes of one key. */
export type Verdict =
  | { kind: 'other' }
  /** First printing key after a pause: perhaps a scan, perhaps a person. */
  | { kind: 'first' }
  /** Printing key that came too fast for a person. */
  | { kind: 'fast' }
  /** Enter that closes a scan. */
  | { kind: 'scan'; code: string }

const signs: Record<string, readonly [string, string]> = {
  Minus: ['-', '_'], Equal: ['=', '+'], BracketLeft: ['[', '{'], BracketRight: [']', '}'], Backslash: ['\\', '|'],
  Semicolon: [';', ':'], Quote: ["'", '"'], Backquote: ['`', '~'], Comma: [',', '<'], Period: ['.', '>'], Slash: ['/', '?'], Space: [' ', ' '],
  NumpadSubtract: ['-', '-'], NumpadAdd: ['+', '+'], NumpadDivide: ['/', '/'], NumpadMultiply: ['*', '*'], NumpadDecimal: ['.', '.'],
}
const digitSigns = ')!@#$%^&*('

/** The character a scanner meant by this key: from the physical key, or from the text in half width. */
export function charOf(event: Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey'> & Partial<Pick<KeyboardEvent, 'getModifierState'>>): string | undefined {
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1]
  if (letter) {
    // Caps Lock turns a scanner's letters round: then the physical key and Shift say what it meant.
    const plain = event.key.toUpperCase() === letter && event.getModifierState?.('CapsLock') !== true
    return plain ? event.key : event.shiftKey ? letter : letter.toLowerCase()
  }
  const digit = /^Digit(\d)$/.exec(event.code)?.[1]
  if (digit) return event.shiftKey ? digitSigns[Number(digit)] : digit
  const pad = /^Numpad(\d)$/.exec(event.code)?.[1]
  if (pad) return pad
  const sign = signs[event.code]
  if (sign) return sign[event.shiftKey ? 1 : 0]
  const text = event.key.normalize('NFKC')
  return text.length === 1 && text >= ' ' && text <= '~' ? text : undefined
}

const modifiers = new Set(['Shift', 'CapsLock', 'NumLock'])
/** Some scanners end with a line feed instead of Return. */
const enters = new Set(['Enter', 'NumpadEnter', '\n', '\r'])

/** One stream of keydowns. */
export class KeyStream {
  #text = ''
  #first = Number.NEGATIVE_INFINITY
  #last = Number.NEGATIVE_INFINITY

  /** Keys that came in one burst so far. */
  get length(): number {
    return this.#text.length
  }

  /** Is a burst running at this time (event time, ms)? */
  running(at: number): boolean {
    if (this.#text === '') return false
    const gap = at - this.#last
    if (gap <= MAX_GAP) return true
    const mean = (this.#last - this.#first) / Math.max(1, this.#text.length - 1)
    return this.#text.length >= MIN_KEYS && mean <= MAX_GAP / 2 && gap <= STUMBLE
  }

  /** Forgets what came so far. */
  reset(): void {
    this.#text = ''
    this.#last = Number.NEGATIVE_INFINITY
  }

  /** Takes the next keydown in order. */
  take(event: Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat' | 'timeStamp'> & Partial<Pick<KeyboardEvent, 'getModifierState'>>): Verdict {
    const quick = this.running(event.timeStamp)
    if (modifiers.has(event.key)) {
      // A scanner presses Shift for capitals: it counts as part of the burst, not as a pause.
      if (quick) this.#last = event.timeStamp
      return { kind: 'other' }
    }
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) {
      this.reset()
      return { kind: 'other' }
    }
    if (enters.has(event.code) || enters.has(event.key)) {
      const code = this.#text
      this.reset()
      return quick && code.length >= MIN_KEYS ? { kind: 'scan', code: code.trim() } : { kind: 'other' }
    }
    const char = charOf(event)
    if (char === undefined) {
      this.reset()
      return { kind: 'other' }
    }
    this.#text = quick ? this.#text + char : char
    if (!quick) this.#first = event.timeStamp
    this.#last = event.timeStamp
    return { kind: quick ? 'fast' : 'first' }
  }
}
