/**
 * Tells a barcode scanner from a person by the speed of the keys.
 *
 * A scan is at least `MIN_KEYS` printing keys, each at most `MAX_GAP` ms after the one
 * before, followed by Enter just as fast. A gap or two may stretch to `STUMBLE`, wherever
 * they lie, as long as the keys around them are a scanner's: otherwise one hiccup of the
 * machine would cut the head off a code. Physical key codes are read, so that it is the
 * same scan whether a Chinese input method swallows the letters or not.
 * Pure: knows no element, no clock but the events' own time, no window.
 */

/** A person needs longer than this between two keys (measured: scanners under 10 ms). */
export const MAX_GAP = 30
/** Shorter bursts are two fingers rolling over the keys. */
export const MIN_KEYS = 4
/** So long a single gap of a scan may be (a busy machine, a wireless scanner). */
export const STUMBLE = 100
/** Of so many keys one may stumble, and one always. */
const KEYS_A_STUMBLE = 8
/** The usual gap of a burst that stumbled must be a scanner's beyond doubt. */
const SURE_GAP = MAX_GAP / 2

/** What a stream makes of one key. */
export type Verdict =
  | { kind: 'other' }
  /** First printing key after a pause: perhaps a scan, perhaps a person. */
  | { kind: 'first' }
  /** Printing key that came too fast for a person. */
  | { kind: 'fast' }
  /** Printing key after a gap that a stumbling scanner makes, and a quick person too. */
  | { kind: 'late' }
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
  #last = Number.NEGATIVE_INFINITY
  /** The gaps between the printing keys of this burst. */
  #gaps: number[] = []

  /** Keys that came in one burst so far. */
  get length(): number {
    return this.#text.length
  }

  /** Forgets what came so far. */
  reset(): void {
    this.#text = ''
    this.#gaps = []
    this.#last = Number.NEGATIVE_INFINITY
  }

  /** Takes the next keydown in order. */
  take(event: Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat' | 'timeStamp'> & Partial<Pick<KeyboardEvent, 'getModifierState'>>): Verdict {
    const gap = this.#text === '' ? Number.POSITIVE_INFINITY : event.timeStamp - this.#last
    if (modifiers.has(event.key)) {
      // A scanner presses Shift for capitals: it counts as part of the burst, not as a pause.
      if (gap <= MAX_GAP) this.#last = event.timeStamp
      return { kind: 'other' }
    }
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey) {
      this.reset()
      return { kind: 'other' }
    }
    const goesOn = this.#goesOn(gap)
    if (enters.has(event.code) || enters.has(event.key)) {
      const code = this.#text
      const scan = code.length >= MIN_KEYS && goesOn && this.#surely([...this.#gaps, gap])
      this.reset()
      return scan ? { kind: 'scan', code: code.trim() } : { kind: 'other' }
    }
    const char = charOf(event)
    if (char === undefined) {
      this.reset()
      return { kind: 'other' }
    }
    if (!goesOn) this.reset()
    else this.#gaps.push(gap)
    this.#text += char
    this.#last = event.timeStamp
    return { kind: !goesOn ? 'first' : gap <= MAX_GAP ? 'fast' : 'late' }
  }

  /** Belongs a key after this gap to the burst? */
  #goesOn(gap: number): boolean {
    if (gap <= MAX_GAP) return true
    const stumbles = this.#gaps.filter((each) => each > MAX_GAP).length
    return gap <= STUMBLE && stumbles < 1 + Math.floor(this.#text.length / KEYS_A_STUMBLE)
  }

  /** Are these the gaps of a scanner? Without a stumble they are; with one the usual gap decides. */
  #surely(gaps: readonly number[]): boolean {
    if (gaps.every((gap) => gap <= MAX_GAP)) return true
    const usual = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)]
    return usual !== undefined && usual <= SURE_GAP
  }
}
