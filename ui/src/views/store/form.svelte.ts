/** New places in rows, or the correction of one. */
import { count } from '../../lib/format/format'
import { t } from '../../lib/i18n'
import { ipc, words, type Occupancy, type Place, type PlaceKind, type PlaceRow } from '../../lib/ipc/generated'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { WrongFields } from '../../lib/state/wrong.svelte'

/** The kinds, the largest first: a part is always of a smaller kind. */
const kinds = Object.keys(words.PlaceKind) as readonly PlaceKind[]

/** The kinds a part of this kind of place may have. */
export function inside(kind: PlaceKind | undefined): readonly PlaceKind[] {
  return kind === undefined ? kinds : kinds.slice(kinds.indexOf(kind) + 1)
}

export class PlaceTyping {
  kind = $state<PlaceKind>()
  first = $state('')
  many = $state<number | undefined>(1)
  capacity = $state<number>()
  note = $state('')
  partKind = $state<PlaceKind | 'NONE'>('NONE')
  partFirst = $state('')
  partMany = $state<number | undefined>(1)
  partCapacity = $state<number>()
  /** The names that will be made, told while they are typed. */
  preview = $state('')
  busy = $state(false)
  readonly wrong = new WrongFields(['name', 'capacity', 'count', 'kind'])
  /** The place she was at; new ones become part of it unless they stand alone. */
  readonly base: Place | undefined
  alone = $state(false)
  /** The place that is corrected; none for new ones. */
  readonly place: Place | undefined
  #turn = 0

  constructor(form: 'new' | 'change', standing: Occupancy | undefined) {
    const place = standing?.place
    if (form === 'change' && place) {
      this.place = place
      this.first = place.name
      this.note = place.note
      this.capacity = place.capacity ?? undefined
    } else {
      // A box has nothing inside it: a new one stands on its own then.
      this.base = place?.kind === 'BOX' || !place?.active ? undefined : place
      this.kind = inside(this.base?.kind)[0]
    }
  }

  /** The place they become part of; none for those that stand alone. */
  get parent(): Place | undefined {
    return this.alone ? undefined : this.base
  }

  /** Inside the place she was at, or alone: the largest kind that may be there is proposed. */
  stand(alone: boolean): void {
    this.alone = alone
    this.kind = inside(this.parent?.kind)[0]
    this.partKind = 'NONE'
  }

  get rows(): PlaceRow[] {
    const { kind, first, many, capacity, note, partKind, partFirst, partMany, partCapacity } = this
    const row: PlaceRow = { kind: kind ?? 'BOX', first, count: many ?? 0, capacity: capacity ?? null, note }
    if (partKind === 'NONE') return [row]
    return [row, { kind: partKind, first: partFirst, count: partMany ?? 0, capacity: partCapacity ?? null, note: '' }]
  }

  /** Says the names as they will be, or nothing while they cannot be counted on from. */
  async look(): Promise<void> {
    const turn = ++this.#turn
    const names = await Promise.all(this.rows.filter((row) => row.first.trim() !== '' && row.count > 0).map((row) => ipc.places.names({ first: row.first, count: row.count }).catch(() => [])))
    if (turn !== this.#turn) return
    const [outer = [], inner] = names
    const all = outer.length * (1 + (inner?.length ?? 0))
    const said = (list: readonly string[]) => (list.length > 4 ? `${list.slice(0, 3).join(t.pieces.listing)} … ${list.at(-1) ?? ''}` : list.join(t.pieces.listing))
    this.preview = all === 0 ? '' : t.store.previewN(inner ? t.pieces.bracket(said(outer), said(inner)) : said(outer), count(all))
  }

  /** Saves; answers the place to look at then. */
  async save(): Promise<string | undefined> {
    if (this.busy) return undefined
    this.busy = true
    const { place } = this
    const done = await this.wrong.attempt(async () => {
      if (!place) return await live.act(ipc.places.addMany({ parent: this.parent?.id ?? null, rows: this.rows }))
      return [await live.act(ipc.places.change({ id: place.id, name: this.first, note: this.note, capacity: this.capacity ?? null }))]
    })
    this.busy = false
    const [first] = done ?? []
    if (!done || !first) return undefined
    notices.say(place ? t.store.changed(first.path) : t.store.added(count(done.length)))
    return first.id
  }
}
