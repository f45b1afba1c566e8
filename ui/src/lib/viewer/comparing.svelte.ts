/** An older page laid over the one on screen: which, how it lies, how much of each is seen. */
import { back, middleOnMiddle, shifted, through, type Lie } from './align'
import type { ViewPage } from './pages'
import type { Point } from './sight'

export type Way = 'ink' | 'divider' | 'beside'

/** What she points at next while she aligns: the same place on both, twice. */
const TURNS = ['old', 'new', 'old', 'new'] as const

export class Comparing {
  on = $state(false)
  way = $state<Way>('ink')
  /** 0: only the older page, 1: only the newer. */
  mix = $state(0.5)
  /** Pages of the record that may lie over the one on screen. */
  others = $state.raw<readonly ViewPage[]>([])
  older = $state.raw<ViewPage>()
  #lie = $state.raw<Lie>()
  #newer = $state.raw<ViewPage>()
  /** The points set so far while she aligns. */
  #points = $state.raw<readonly Point[]>()

  /** Begins with the page that this one took the place of, or else the page before or after it. */
  start(newer: ViewPage, others: readonly ViewPage[]): void {
    const fit = others.filter((each) => !each.none && !each.container && !(each.attachment === newer.attachment && each.page === newer.page))
    this.others = fit
    this.#newer = newer
    const replaced = fit.filter((each) => each.replacedBy === newer.attachment)
    this.older = replaced.find((each) => each.page === newer.page) ?? replaced[0] ?? fit.find((each) => each.page === newer.page) ?? fit[0]
    this.#lie = undefined
    this.#points = undefined
    this.mix = 0.5
    this.on = true
  }

  choose(older: ViewPage): void {
    this.older = older
    this.#lie = undefined
    this.#points = undefined
  }

  stop(): void {
    this.on = false
    this.#points = undefined
  }

  /** What lies over the page, and how. */
  get over(): { page: ViewPage; lie: Lie } | undefined {
    if (!this.on || !this.older || !this.#newer) return undefined
    return { page: this.older, lie: this.#lie ?? middleOnMiddle(this.older, this.#newer) }
  }

  /** Which page she points at next; nothing when she does not align. */
  get pointsAt(): (typeof TURNS)[number] | undefined {
    return this.#points && TURNS[this.#points.length]
  }

  /** Whether it was moved or aligned. */
  get isMoved(): boolean {
    return this.#lie !== undefined
  }

  /** How much of each is seen: while she aligns, only the one she points at. */
  get shown(): number {
    const at = this.pointsAt
    return at === undefined ? this.mix : at === 'old' ? 0 : 1
  }

  fade(by: number): void {
    this.mix = Math.round(Math.min(1, Math.max(0, this.mix + by)) * 100) / 100
  }

  align(): void {
    this.#points = this.#points ? undefined : []
  }

  /** A point on the page on screen. The fourth one lays the older page on the newer. */
  point(at: Point): void {
    const over = this.over
    if (!over || !this.#points) return
    const next = [...this.#points, this.pointsAt === 'old' ? back(over.lie, at) : at]
    const [o1, n1, o2, n2] = next
    if (!o1 || !n1 || !o2 || !n2) {
      this.#points = next
      return
    }
    this.#lie = through([o1, o2], [n1, n2]) ?? this.#lie
    this.#points = undefined
  }

  nudge(dx: number, dy: number): void {
    const over = this.over
    if (over) this.#lie = shifted(over.lie, dx, dy)
  }

  reset(): void {
    this.#lie = undefined
    this.#points = undefined
  }
}
