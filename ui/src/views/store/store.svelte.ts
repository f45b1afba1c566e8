/**
 * 库房: the rooms, what stands in them as it is counted now, the chosen place with its materials, and what is
 * done there: new places, a correction, out of use, moving by scan, labels.
 */
import { count } from '../../lib/format/format'
import { t } from '../../lib/i18n'
import { ipc, type ContentsKey, type Occupancy, type Place, type Placed } from '../../lib/ipc/generated'
import { Problem } from '../../lib/ipc/problem'
import { router, type Spot } from '../../lib/router/router.svelte'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { printSheet } from '../../lib/state/printing.svelte'

const PAGE = 100

/** A shelf of the plan: a place, and the places or the one place it is drawn from. */
export interface Shelf {
  place: Place
  all: Occupancy
  boxes: readonly Occupancy[]
}

/** A cabinet of the plan with its shelves. */
export interface Column {
  all: Occupancy
  shelves: readonly Shelf[]
}

export class StoreState {
  rooms = $state.raw<readonly Occupancy[]>([])
  columns = $state.raw<readonly Column[]>([])
  /** The chosen place as it stands, its way from the room, and what is in it. */
  standing = $state.raw<Occupancy>()
  rows = $state.raw<readonly Placed[]>([])
  next = $state.raw<ContentsKey | null>(null)
  /** The place into which scanned materials are moved, whatever else is looked at meanwhile. */
  moving = $state.raw<Place>()
  /** Scans are taken one after another: a material waits for the place that was scanned before it. */
  #scans: Promise<unknown> = Promise.resolve()
  problem = $state.raw<Problem>()
  #turn = 0

  get spot(): Spot {
    return router.spot('store')
  }

  get room(): Occupancy | undefined {
    return this.rooms.find((room) => room.place.id === this.spot.tab) ?? this.rooms[0]
  }

  get form(): 'new' | 'change' | undefined {
    const over = this.spot.over
    return over === 'new' || over === 'change' ? over : undefined
  }

  readonly shelves: readonly Shelf[] = $derived(this.columns.flatMap((column) => column.shelves))

  get note(): string {
    const sum = (of: (room: Occupancy) => number) => count(this.rooms.reduce((all, room) => all + of(room), 0))
    return this.rooms.length === 0 ? '' : t.store.note(sum((room) => room.items), sum((room) => room.out))
  }

  /** Reads the plan of the room, and the chosen place anew. */
  async load(): Promise<void> {
    const turn = ++this.#turn
    try {
      const rooms = await ipc.places.rooms()
      if (turn !== this.#turn) return
      this.rooms = rooms
      this.problem = undefined
      // Somebody asked for a place (a scan, the box on top): its room comes to the front.
      const { id } = this.spot
      const way = id === undefined ? null : await ipc.places.way(id)
      const room = rooms.find((each) => each.place.id === (way?.places[0]?.id ?? this.spot.tab)) ?? rooms[0]
      const inside = room ? (room.parts.length > 0 ? room.parts.map((part) => part.place.id) : [room.place.id]) : []
      const stand = await ipc.places.elevation(inside)
      const found = id === undefined ? [] : await ipc.places.elevation([id])
      if (turn !== this.#turn) return
      this.columns = stand.map(column)
      const chosen = found[0] ?? this.shelves[0]?.all
      this.standing = chosen
      if (router.place === 'store' && room && (this.spot.tab !== room.place.id || this.spot.id !== chosen?.place.id)) {
        router.replace({ ...this.spot, tab: room.place.id, ...(chosen ? { id: chosen.place.id } : {}) })
      }
      await this.#read(turn)
    } catch (thrown) {
      if (turn === this.#turn) this.problem = Problem.of(thrown)
    }
  }

  async #read(turn: number): Promise<void> {
    const place = this.standing?.place.id
    const page = place === undefined ? undefined : await ipc.places.contents({ place, after: null, limit: PAGE })
    if (turn !== this.#turn) return
    this.rows = page?.rows ?? []
    this.next = page?.next ?? null
  }

  async more(): Promise<void> {
    const place = this.standing?.place.id
    const after = this.next
    if (place === undefined || !after) return
    const page = await notices.attempt(() => ipc.places.contents({ place, after, limit: PAGE }))
    if (!page || place !== this.standing?.place.id) return
    this.rows = [...this.rows, ...page.rows]
    this.next = page.next
  }

  openRoom(id: string): void {
    const room = this.rooms.find((each) => each.place.id === id)
    if (!room) return
    router.replace({ tab: id })
    void this.load()
  }

  choose(id: string): void {
    if (this.spot.id === id && !this.form) return
    router.replace({ ...(this.spot.tab === undefined ? {} : { tab: this.spot.tab }), id })
    void this.load()
  }

  begin(form: 'new' | 'change'): void {
    if (form === 'change' && !this.standing) return
    this.moving = undefined
    router.go('store', { ...this.spot, over: form })
  }

  /** Back from a form, with the place that was made or corrected. */
  async leave(id?: string): Promise<void> {
    router.back()
    if (id !== undefined) router.replace({ id })
    await this.load()
  }

  async turn(): Promise<void> {
    const place = this.standing?.place
    if (!place) return
    const done = await notices.attempt(() => live.act(place.active ? ipc.places.retire(place.id) : ipc.places.reopen(place.id)))
    if (done) notices.say(place.active ? t.store.retiredSay(done.path) : t.store.reopenedSay(done.path))
  }

  /** A scan while materials are being moved. Answers whether it was for us. */
  async take(code: string): Promise<boolean> {
    if (!this.moving) return false
    const taken = this.#scans.then(() => this.#takeNext(code))
    this.#scans = taken
    await taken
    return true
  }

  async #takeNext(code: string): Promise<void> {
    const target = this.moving
    if (!target) return
    const thing = await notices.attempt(() => ipc.search.scan({ number: code }))
    if (thing?.kind === 'MATERIAL') {
      await this.#move(thing.id, target)
    } else if (thing?.kind === 'PLACE') {
      const place = await notices.attempt(() => ipc.places.get(thing.id))
      if (!place) return
      this.moving = place
      this.choose(place.id)
    } else {
      notices.say(t.store.notMaterial(code))
    }
  }

  async #move(material: string, to: Place): Promise<void> {
    const before = await notices.attempt(() => ipc.materials.get(material))
    if (!before) return
    const from = before.place
    const done = await notices.attempt(() => live.act(ipc.materials.relocate({ materials: [material], place: to.id })))
    if (!done) return
    const undo = from !== null && from !== to.id ? () => void notices.attempt(() => live.act(ipc.materials.relocate({ materials: [material], place: from }))) : undefined
    notices.say(t.store.moved(before.title, to.path), undo)
  }

  /** Prints the label of the chosen place, and of all inside it when asked. */
  async printLabels(parts: boolean): Promise<void> {
    const place = this.standing?.place.id
    if (place !== undefined && (await printSheet({ kind: 'place_labels', places: [place], parts }))) notices.say(t.store.labelPrinted)
  }
}

/** A cabinet as it is drawn: its shelves, the boxes that stand in it without one, or itself when it has no parts. */
function column(all: Occupancy): Column {
  const shelves = all.parts.filter((part) => part.place.kind !== 'BOX').map((part) => ({ place: part.place, all: part, boxes: part.parts }))
  const boxes = all.parts.filter((part) => part.place.kind === 'BOX')
  const own = boxes.length > 0 || shelves.length === 0 ? [{ place: all.place, all, boxes }] : []
  return { all, shelves: [...shelves, ...own] }
}

/** How full, as a share; nothing where it is not known. */
export function fullness({ items, capacity }: Occupancy): number | undefined {
  return capacity === null || capacity === 0 ? undefined : items / capacity
}
