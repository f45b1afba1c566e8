/**
 * Where she is. Every place keeps its own spot (what is open in it), every step is
 * remembered, and Esc goes one back: first whatever floats, then the last step, then the
 * place before.
 *
 * A place that was visited once stays mounted (see Frame), so that a half-typed line, the
 * scroll and the focus are still there when she comes back.
 */
import type { Filters } from '../ipc/generated'

export const placeIds = ['today', 'intake', 'materials', 'loans', 'movement', 'communication', 'store', 'disposal', 'registers', 'people', 'settings'] as const
export type PlaceId = (typeof placeIds)[number]

/** What is open in a place. Views read what they need and ignore the rest. */
export interface Spot {
  /** The chosen thing. */
  id?: string
  /** The tab or section. */
  tab?: string
  /** Something opened over it: "viewer", "new". */
  over?: string
  /** The page or attachment in it. */
  part?: string
  /** The conditions a list of materials begins with. */
  only?: Partial<Filters>
}

interface Step {
  place: PlaceId
  spot: Spot
}

const KEEP = 40

export class Router {
  place = $state<PlaceId>('today')
  /** Places she has been to, in the order of their first visit. */
  visited = $state.raw<PlaceId[]>(['today'])
  #spots = $state.raw<Partial<Record<PlaceId, Spot>>>({})
  #past = $state.raw<Step[]>([])
  #closers = $state.raw<(() => void)[]>([])
  /** The same, plain: it is also changed while components are taken down, when state reads as it was before. */
  #floating: (() => void)[] = []

  /** What is open in a place. */
  spot(place: PlaceId): Spot {
    return this.#spots[place] ?? {}
  }

  /** Goes to a place, as she left it; with a spot, to that. */
  go(place: PlaceId, spot?: Spot): void {
    const same = spot === undefined || JSON.stringify(spot) === JSON.stringify(this.spot(place))
    if (place === this.place && same) return
    this.#past = [...this.#past, { place: this.place, spot: this.spot(this.place) }].slice(-KEEP)
    this.#show(place, spot ?? this.spot(place))
  }

  /** Changes what is open here without a step back (the arrow keys in a list). */
  replace(spot: Spot): void {
    this.#show(this.place, spot)
  }

  /** Shows another place in the stead of this one, without a step back. */
  replaceWith(place: PlaceId): void {
    this.visited = this.visited.filter((p) => p !== this.place)
    this.#show(place, this.spot(place))
  }

  /** Registers something that floats; Esc closes the last one first. The answer forgets it. */
  opened(close: () => void): () => void {
    this.#closers = this.#floating = [...this.#floating, close]
    return () => {
      this.#closers = this.#floating = this.#floating.filter((c) => c !== close)
    }
  }

  /** Something floats that Esc closes first. */
  get floats(): boolean {
    return this.#closers.length > 0
  }

  get canBack(): boolean {
    return this.floats || this.#past.length > 0
  }

  /** One step back. Answers whether there was one. */
  back(): boolean {
    const close = this.#closers.at(-1)
    if (close) {
      close()
      return true
    }
    const step = this.#past.at(-1)
    if (!step) return false
    this.#past = this.#past.slice(0, -1)
    this.#show(step.place, step.spot)
    return true
  }

  #show(place: PlaceId, spot: Spot): void {
    this.place = place
    this.#spots = { ...this.#spots, [place]: spot }
    if (!this.visited.includes(place)) this.visited = [...this.visited, place]
  }
}

/** Where she is in this window. */
export const router = new Router()
