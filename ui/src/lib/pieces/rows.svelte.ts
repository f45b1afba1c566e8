/**
 * The rows of a list: read page by page from where the last page ended (keyset), never
 * counted through. Old rows stay on screen, marked busy, until the new ones are there.
 * State only; `Table` draws it. A view gives it a `load` that calls the archive.
 */
import { Problem } from '../ipc/problem'

/** One page: its rows and where the next one begins (null: this was the last). */
export interface Page<T, C> {
  rows: readonly T[]
  next: C | null
  /** How many there are in all, when the index knows. */
  total?: number | null
}

export interface RowsSource<T, C> {
  /** Reads the page after `after`; null means from the beginning. */
  load: (after: C | null) => Promise<Page<T, C>>
  /** What makes a row that row. */
  key: (row: T) => string
}

/** Pages that a reload reads again so that the list does not jump. */
const KEEP_PAGES = 8

export class Rows<T, C = string> {
  all = $state.raw<readonly T[]>([])
  total = $state<number>()
  busy = $state(false)
  problem = $state.raw<Problem>()
  /** Nothing was read yet. */
  fresh = $state(true)
  #next = $state.raw<C | null>(null)
  #turn = 0
  #source: RowsSource<T, C>

  constructor(source: RowsSource<T, C>) {
    this.#source = source
  }

  key = (row: T): string => this.#source.key(row)

  /** Are there more rows than were read? */
  get more(): boolean {
    return this.#next !== null
  }

  get empty(): boolean {
    return !this.fresh && !this.busy && this.all.length === 0 && this.problem === undefined
  }

  index(key: string | undefined): number {
    return key === undefined ? -1 : this.all.findIndex((r) => this.#source.key(r) === key)
  }

  find(key: string | undefined): T | undefined {
    return this.all[this.index(key)]
  }

  /** Reads from the beginning: another search, another order. */
  async start(): Promise<void> {
    await this.#read(1)
  }

  /** Reads again what is on screen: something changed. */
  async again(): Promise<void> {
    await this.#read(this.all.length)
  }

  /** Reads the next page, unless one is on its way. */
  async readOn(): Promise<void> {
    if (this.busy || this.#next === null || this.problem) return
    const turn = ++this.#turn
    this.busy = true
    try {
      const page = await this.#source.load(this.#next)
      if (turn !== this.#turn) return
      this.all = [...this.all, ...page.rows]
      this.#next = page.next
      if (page.total != null) this.total = page.total
    } catch (thrown) {
      if (turn === this.#turn) this.problem = Problem.of(thrown)
    } finally {
      if (turn === this.#turn) this.busy = false
    }
  }

  /** Puts a changed row in its place without reading. */
  put(row: T): void {
    const key = this.#source.key(row)
    this.all = this.all.map((r) => (this.#source.key(r) === key ? row : r))
  }

  async #read(atLeast: number): Promise<void> {
    const turn = ++this.#turn
    this.busy = true
    this.problem = undefined
    try {
      let rows: readonly T[] = []
      let next: C | null = null
      for (let page = 0; page < KEEP_PAGES; page += 1) {
        const got: Page<T, C> = await this.#source.load(next)
        // A later question has overtaken this one.
        if (turn !== this.#turn) return
        rows = page === 0 ? got.rows : [...rows, ...got.rows]
        next = got.next
        if (got.total != null) this.total = got.total
        else if (page === 0) this.total = undefined
        if (next === null || rows.length >= atLeast) break
      }
      this.all = rows
      this.#next = next
    } catch (thrown) {
      if (turn === this.#turn) this.problem = Problem.of(thrown)
    } finally {
      if (turn === this.#turn) {
        this.busy = false
        this.fresh = false
      }
    }
  }
}

/** Rows that are all there already (a slip's lines, a small list). */
export function fixedRows<T>(rows: () => readonly T[], key: (row: T) => string): Rows<T, never> {
  const made = new Rows<T, never>({ load: async () => ({ rows: rows(), next: null, total: rows().length }), key })
  $effect(() => {
    made.all = rows()
    made.total = rows().length
    made.fresh = false
  })
  made.all = rows()
  made.fresh = false
  return made
}
