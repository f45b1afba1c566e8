/**
 * Choosing a known thing while typing: asks for matches, keeps the latest answer, moves the
 * choice, takes Enter and the digits 1–9. State only; `PickList` draws it, and Picker,
 * Select, the entry grid and the box on top all use it.
 *
 * A digit chooses only while initials are typed (letters alone), and never among things that have
 * digits in their names (places: `b2` is a shelf, not the second row).
 */
import { isComposing } from '../keys/chord'
import { scans } from '../scan/scan.svelte'

/** One thing that can be chosen. */
export interface PickItem<V = string> {
  value: V
  label: string
  /** Quiet columns after it: department, category. */
  sub?: readonly string[]
  /** Which characters of the label were hit: [from, length]. */
  marks?: readonly (readonly [number, number])[]
}

export interface PickSource<V> {
  search: (text: string) => Promise<readonly PickItem<V>[]>
  choose: (item: PickItem<V>) => void
  /** Offers what was typed as something new. */
  fresh?: ((text: string) => void) | undefined
  /** Digits always choose (a short fixed list), or never (what is chosen is called by digits). */
  digits?: boolean | undefined
}

/** Letters of an input method in composition carry separators: jj'ht. */
const initials = (text: string) => text.replace(/['\s]/g, '')

export class Picking<V = string> {
  items = $state.raw<readonly PickItem<V>[]>([])
  /** The row that Enter takes; items.length is the "new" row. */
  at = $state(0)
  open = $state(false)
  busy = $state(false)
  text = $state('')
  #turn = 0
  /** The field where Enter was pressed before its list had come. */
  #entered: EventTarget | undefined
  #source: PickSource<V>

  constructor(source: PickSource<V>) {
    this.#source = source
  }

  /** Is "new" offered for what was typed? */
  get freshText(): string | undefined {
    const text = this.text.trim()
    if (!this.#source.fresh || text === '' || this.items.some((i) => i.label === text)) return undefined
    return text
  }

  /** Whether a digit may choose. */
  get digits(): boolean {
    return this.#source.digits !== false
  }

  get rows(): number {
    return this.items.length + (this.freshText === undefined ? 0 : 1)
  }

  /** Asks for what matches. The latest question wins; the old list stays until then. */
  async ask(text: string): Promise<void> {
    const turn = ++this.#turn
    this.text = text
    this.open = true
    this.busy = true
    try {
      const items = await this.#source.search(initials(text) === text.replace(/'/g, '') ? initials(text) : text.trim())
      if (turn !== this.#turn) return
      this.items = items
      this.at = 0
    } catch {
      // The list stays empty; a failing search shows itself where the archive is asked for more.
      if (turn === this.#turn) this.items = []
    } finally {
      if (turn === this.#turn) {
        this.busy = false
        this.#answered()
      }
    }
  }

  /** Enter came before the answer: now it takes the first, or goes on to the field when there is nothing to take. */
  #answered(): void {
    const field = this.#entered
    this.#entered = undefined
    if (!field || this.take(0)) return
    this.close()
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }))
  }

  close(): void {
    this.#turn += 1
    this.#entered = undefined
    this.open = false
    this.busy = false
    this.items = []
    this.text = ''
  }

  take(at = this.at): boolean {
    const item = this.items[at]
    const text = this.freshText
    if (item) this.#source.choose(item)
    else if (at === this.items.length && text !== undefined) this.#source.fresh?.(text)
    else return false
    this.close()
    return true
  }

  /** Takes a keydown of the field. Answers whether it was meant for the list. */
  press(event: KeyboardEvent): boolean {
    if (!this.open || isComposing(event) || event.ctrlKey || event.altKey || event.metaKey) return false
    const claimed = this.#claim(event)
    if (claimed) {
      event.preventDefault()
      event.stopPropagation()
    }
    return claimed
  }

  #claim(event: KeyboardEvent): boolean {
    switch (event.key) {
      case 'ArrowDown':
        if (this.rows > 0) this.at = (this.at + 1) % this.rows
        return true
      case 'ArrowUp':
        if (this.rows > 0) this.at = (this.at - 1 + this.rows) % this.rows
        return true
      case 'Enter':
        // What stands there still answers what she typed before: never choose from that.
        if (this.busy) {
          this.#entered = event.target ?? undefined
          return true
        }
        return this.take()
      case 'Escape':
        this.close()
        return true
      default:
        return this.#digit(event)
    }
  }

  #digit(event: KeyboardEvent): boolean {
    if (!/^[1-9]$/.test(event.key) || this.#source.digits === false) return false
    const at = Number(event.key) - 1
    if (!this.items[at]) return false
    if (!this.#source.digits && (!/^[a-z]+$/i.test(initials(this.text)) || this.items.some((item) => /\d/.test(item.label)))) return false
    // A scanner types digits too: wait until it is sure that a person did.
    scans.hold(() => void this.take(at))
    return true
  }
}
