/**
 * Brings a scan to whom it concerns, wherever the focus is: the view on screen first, then
 * the window. What the scanner typed into a field is taken out again; its Enter presses
 * nothing.
 *
 * Bare keys of the registry wait here for `MAX_GAP` ms, so that the first letter of a
 * scanned code never fires an action.
 */
import { onDestroy } from 'svelte'
import { isTextField } from '../keys/chord'
import { currentScope, keys, type Scope } from '../keys/keys.svelte'
import { KeyStream, MAX_GAP, MIN_KEYS } from './stream'

/** Answers true when it took the code; false or nothing hands it on. */
export type OnScan = (code: string) => boolean | void | Promise<boolean | void>

interface Listener {
  scope: Scope
  take: OnScan
}

/** A field as it was before the burst began. */
interface Before {
  field: HTMLInputElement | HTMLTextAreaElement
  value: string
  start: number | null
  end: number | null
}

/** A little more than a gap: timers are not exact. */
const QUIET = MAX_GAP + 12
/** So long an input method may take to commit what it held when the scan ended. */
const LATE = 200

export class ScanRouter {
  #stream = new KeyStream()
  #listeners: Listener[] = []
  /** Each burst with the fields it fell into. */
  #befores: Before[][] = []
  #held: (() => void)[] = []
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Ends the watch over the field the last scan fell into. */
  #settle = () => {}
  /** The last code that came, for the quiet line. */
  last = $state<string>()

  /** Adds a listener; the answer takes it out again. Later and higher ones are asked first. */
  add(scope: Scope, take: OnScan): () => void {
    const listener = { scope, take }
    this.#listeners.push(listener)
    return () => {
      this.#listeners = this.#listeners.filter((l) => l !== listener)
    }
  }

  /** Takes every keydown of the window, before anyone else. Answers true for keys that end a scan. */
  press(event: KeyboardEvent): boolean {
    // A PIN is short and typed by heart, and nothing that is scanned belongs into it.
    if (event.target instanceof HTMLInputElement && event.target.type === 'password') {
      this.#stream.reset()
      return false
    }
    const burst = this.#stream.length
    const verdict = this.#stream.take(event)
    switch (verdict.kind) {
      case 'first':
        if (verdict.fresh) {
          this.#settle()
          this.#befores = []
        }
        this.#befores.push([])
        this.#remember(event.target)
        return false
      case 'fast':
        // Outside of fields a space inside a code must not press or scroll anything.
        if (event.code === 'Space' && !isTextField(event.target)) event.preventDefault()
        // The focus may have moved on meanwhile.
        this.#remember(event.target)
        this.#wait()
        return false
      case 'scan':
        event.preventDefault()
        event.stopImmediatePropagation()
        this.#drop()
        this.#restore(verdict.bursts)
        void this.deliver(verdict.code)
        return true
      case 'other':
        // What was held comes before what is pressed after it.
        if (event.key !== 'Shift') this.#release(burst)
        return false
    }
  }

  /** Holds a bare key until the pause after it shows that a person pressed it. */
  hold(run: () => void): void {
    this.#held.push(run)
    this.#wait()
  }

  /** Hands a code round: nearest scope first. Answers whether anyone took it. */
  async deliver(code: string): Promise<boolean> {
    this.last = code
    const live = this.#listeners.filter((l) => l.scope.active())
    const top = Math.max(-1, ...live.filter((l) => l.scope.modal).map((l) => l.scope.level))
    const order = live
      .map((listener, at) => ({ listener, at }))
      .filter(({ listener }) => listener.scope.level >= top || listener.scope.level === 0)
      .sort((a, b) => b.listener.scope.level - a.listener.scope.level || b.at - a.at)
    for (const { listener } of order) {
      if ((await listener.take(code)) === true) return true
    }
    return false
  }

  #wait(): void {
    if (this.#held.length === 0) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#release(this.#stream.length), QUIET)
  }

  /** Does what was held, after a burst of so many keys. */
  #release(burst: number): void {
    const held = this.#drop()
    // A long burst without Enter is a scanner without its suffix: nobody pressed those keys.
    if (burst < MIN_KEYS) for (const run of held) run()
  }

  /** Holds nothing any more: the keys belonged to a code. */
  #drop(): readonly (() => void)[] {
    clearTimeout(this.#timer)
    const held = this.#held
    this.#held = []
    return held
  }

  #remember(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) || !isTextField(target)) return
    const known = this.#befores.at(-1)
    if (known?.some(({ field }) => field === target)) return
    known?.push({ field: target, value: target.value, start: target.selectionStart, end: target.selectionEnd })
  }

  /** Puts the fields the last bursts fell into back as they were. An input method may still hold letters: it is sent away first. */
  #restore(bursts: number): void {
    const befores = new Map<Before['field'], Before>()
    // The earliest of each field counts.
    for (const before of this.#befores.slice(-bursts).flat().reverse()) befores.set(before.field, before)
    this.#befores = []
    const watched = [...befores.values()].map((before) => this.#putBack(before))
    const timer = setTimeout(() => this.#settle(), LATE)
    this.#settle = () => {
      clearTimeout(timer)
      for (const end of watched) end()
      this.#settle = () => {}
    }
  }

  /** Puts one field back, and again when the input method commits late; the answer ends that. */
  #putBack(before: Before): () => void {
    const put = () => {
      const { field, value, start, end } = before
      if (field.value !== value && field.isConnected) {
        field.value = value
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      }
      try {
        field.setSelectionRange(start, end)
      } catch {
        // Fields of type number know no selection.
      }
    }
    const focused = document.activeElement === before.field
    if (focused) before.field.blur()
    put()
    if (focused) before.field.focus({ preventScroll: true })
    const late = (event: Event) => {
      if (event.isTrusted || before.field.value !== before.value) put()
    }
    before.field.addEventListener('input', late)
    setTimeout(put)
    return () => before.field.removeEventListener('input', late)
  }
}

/** The scans of this window. */
export const scans = new ScanRouter()

keys.holdWith((_, run) => scans.hold(run))

/** Takes scans while this component's place is on screen. Answer true for a code you took. */
export function useScan(take: OnScan): void {
  onDestroy(scans.add(currentScope(), take))
}
