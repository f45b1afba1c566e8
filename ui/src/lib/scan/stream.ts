/**
 * Tells a barcode scanner from a person by the speed of the keys.
 *
 * A scan is a run of printing keys that ends with Enter just as fast. Most of its keys come less than
 * `MAX_GAP` ms after the one before; a busy machine or a wireless scanner may stumble between them, but
 * at least `MIN_KEYS` came in one burst, which no person does. Physical key codes are read, so that it
 * is the same scan whether a Chinese input method swallows the letters or not.
 * Pure: knows no element, no clock but the events' own time, no window.
 */

/** A person needs longer than this between two keys (measured: scanners under 10 ms). */
export const MAX_GAP = 30
/** Shorter bursts are two fingers rolling over the keys. */
export const MIN_KEYS = 4
/** So long may a scanner wait before its Enter, or after its very first key. */
export const STUMBLE = 80
/** After a longer pause something new begins. */
export const PAUSE = 400

/** What a stream makes of one key. */
export type Verdict =
  | { kind: 'other' }
  /** First printing key of a burst: perhaps a scan, perhaps a person; `fresh` after a pause. */
  | { kind: 'first'; fresh: boolean }
  /** Printing key that came too fast for a person. */
  | { kind: 'fast' }
  /** Enter that closes a scan, which came in so many bursts. */
  | { kind: 'scan'; code: string; bursts: number }

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
  /** What came since the last pause, cut wherever a key came slower than a scanner's; the newest last. */
  #bursts: { text: string; gap: number }[] = []
  #last = Number.NEGATIVE_INFINITY

  /** Keys that came in one go so far: all since the last pause where it is surely a scanner. */
  get length(): number {
    const sure = this.#bursts.some(({ text }) => text.length >= MIN_KEYS)
    return (sure ? this.#bursts : this.#bursts.slice(-1)).reduce((sum, { text }) => sum + text.length, 0)
  }

  /** Forgets what came so far. */
  reset(): void {
    this.#bursts = []
    this.#last = Number.NEGATIVE_INFINITY
  }

  /** Takes the next keydown in order. */
  take(event: Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat' | 'timeStamp'> & Partial<Pick<KeyboardEvent, 'getModifierState'>>): Verdict {
    const gap = event.timeStamp - this.#last
    if (modifiers.has(event.key)) {
      // A scanner presses Shift for capitals: it counts as part of the burst, not as a pause.
      if (gap <= MAX_GAP) this.#last = event.timeStamp
      return { kind: 'other' }
    }
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) {
      this.reset()
      return { kind: 'other' }
    }
    if (enters.has(event.code) || enters.has(event.key)) {
      const scan = this.#scan(gap)
      this.reset()
      return scan ?? { kind: 'other' }
    }
    const char = charOf(event)
    if (char === undefined) {
      this.reset()
      return { kind: 'other' }
    }
    const burst = this.#bursts.at(-1)
    this.#last = event.timeStamp
    if (burst && gap <= MAX_GAP) {
      burst.text += char
      return { kind: 'fast' }
    }
    const fresh = gap > PAUSE
    if (fresh) this.#bursts = []
    this.#bursts.push({ text: char, gap })
    return { kind: 'first', fresh }
  }

  /** The scan that an Enter closes after this gap. */
  #scan(gap: number): Verdict | undefined {
    if (gap > STUMBLE) return undefined
    let at = this.#bursts.length - 1
    // What a person typed before stands in bursts of one.
    while (at > 0 && ((this.#bursts[at - 1]?.text.length ?? 0) > 1 || (at === 1 && (this.#bursts[1]?.gap ?? PAUSE) <= STUMBLE))) at -= 1
    const parts = this.#bursts.slice(Math.max(at, 0)).map(({ text }) => text)
    if (!parts.some((part) => part.length >= MIN_KEYS)) return undefined
    return { kind: 'scan', code: parts.join('').trim(), bursts: parts.length }
  }
}
