/** Measuring on the page on screen: two points, and what a unit of the page is. */
import { length, ofKnown, ofPaper, type Fix, type Gauge, type Length } from './measure'
import type { ViewPage } from './pages'
import type { Point } from './sight'

const nameOf = (page: ViewPage) => `${page.attachment}/${page.page}`

export class Measuring {
  on = $state(false)
  /** None, one or two. */
  points = $state.raw<readonly Fix[]>([])
  /** The drawing's scale, 1 : n, for pages that are paper. */
  scale = $state(1)
  /** What a stretch of known length told, by page. */
  #gauges = $state.raw<Readonly<Record<string, Gauge>>>({})

  toggle(): void {
    this.on = !this.on
    this.points = []
  }

  point(at: Point, by: number): void {
    const kept = this.points.length < 2 ? this.points : []
    this.points = [...kept, { ...at, by }]
  }

  undo(): void {
    this.points = this.points.slice(0, -1)
  }

  isGauged(page: ViewPage): boolean {
    return this.#gauges[nameOf(page)] !== undefined
  }

  gauge(page: ViewPage): Gauge | undefined {
    return this.#gauges[nameOf(page)] ?? (page.paper ? ofPaper(this.scale) : undefined)
  }

  /** The stretch between the points is that long. */
  know(page: ViewPage, mm: number): boolean {
    const [p, q] = this.points
    const gauge = p && q && ofKnown(p, q, mm)
    if (!gauge) return false
    this.#gauges = { ...this.#gauges, [nameOf(page)]: gauge }
    return true
  }

  forget(page: ViewPage): void {
    const { [nameOf(page)]: _, ...rest } = this.#gauges
    this.#gauges = rest
  }

  length(page: ViewPage): Length | undefined {
    const [p, q] = this.points
    const gauge = this.gauge(page)
    return p && q && gauge ? length(p, q, gauge) : undefined
  }
}
