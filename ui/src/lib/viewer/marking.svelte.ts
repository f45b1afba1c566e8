/** 标注: what she points at on a page, kept beside the file. */
import { ipc, type Mark, type MarkKind, type Spot } from '../ipc/generated'
import { live } from '../state/live.svelte'
import { notices } from '../state/notices.svelte'
import { WrongFields } from '../state/wrong.svelte'
import type { ViewPage } from './pages'
import type { Point, Size } from './sight'

/** A place on the page, as it is kept: the same at every size. */
export const spotOf = (point: Point, page: Size): Spot => ({ x: kept(point.x / page.width), y: kept(point.y / page.height) })
const kept = (share: number) => Math.min(1, Math.max(0, share))

export class Marking {
  on = $state(false)
  kind = $state<MarkKind>('BOX')
  /** The ends she has set of the next one. */
  ends = $state.raw<readonly Spot[]>([])
  note = $state('')
  /** The one she looks at. */
  chosen = $state<string>()
  busy = $state(false)
  readonly wrong = new WrongFields(['note', 'mark', 'page'])
  #marks = $state.raw<readonly Mark[]>([])
  #of: string | undefined

  /** Reads the marks of the file on screen. */
  async read(attachment: string | undefined): Promise<void> {
    if (this.#of !== attachment) this.#marks = []
    this.#of = attachment
    if (attachment === undefined) return
    const marks = await notices.attempt(() => ipc.marks.list(attachment))
    if (marks && this.#of === attachment) this.#marks = marks
  }

  /** Those on a page. */
  of(page: ViewPage | undefined): readonly Mark[] {
    return this.#marks.filter((mark) => mark.attachment === page?.attachment && mark.page === page.page)
  }

  toggle(): void {
    this.on = !this.on
    this.clear()
  }

  /** Puts the next one down again. */
  clear(): void {
    this.ends = []
    this.note = ''
    this.wrong.clear()
  }

  choose(kind: MarkKind): void {
    this.kind = kind
    this.ends = []
  }

  /** How many ends the next one has. */
  get wanted(): number {
    return this.kind === 'PIN' ? 1 : 2
  }

  /** All its ends are set: the words are asked for. */
  get isSet(): boolean {
    return this.ends.length === this.wanted
  }

  point(at: Point, page: Size): void {
    this.ends = [...(this.isSet ? [] : this.ends), spotOf(at, page)]
    this.chosen = undefined
  }

  undo(): void {
    this.ends = this.ends.slice(0, -1)
  }

  /** Keeps the next one. Answers whether it was taken. */
  async keep(page: ViewPage): Promise<boolean> {
    const [from, to = from] = this.ends
    if (!from || !to || this.busy) return false
    this.busy = true
    const { attachment, page: nth } = page
    const mark = await this.wrong.attempt(() => live.act(ipc.marks.add({ attachment, page: nth, kind: this.kind, from, to, note: this.note })))
    this.busy = false
    if (!mark) return false
    this.clear()
    await this.read(attachment)
    this.chosen = mark.id
    return true
  }

  /** Takes the chosen one away. */
  async takeAway(page: ViewPage | undefined): Promise<void> {
    const mark = this.of(page).find((each) => each.id === this.chosen)
    if (!mark) return
    this.chosen = undefined
    if (await notices.attempt(() => live.act(ipc.marks.withdraw(mark.id)))) await this.read(mark.attachment)
  }

  /** The next one of the page, or the one before. */
  turn(page: ViewPage | undefined, by: number): Mark | undefined {
    const marks = this.of(page)
    const at = marks.findIndex((each) => each.id === this.chosen)
    const next = marks[at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length]
    this.chosen = next?.id
    return next
  }
}
