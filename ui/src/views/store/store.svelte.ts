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
  rows = $state.raw<readonly Placed[]>([])
  next = $state.raw<ContentsKey | null>(null)
  /** The place into which scanned materials are moved, whatever else is looked at meanwhile. */
  moving = $state.raw<Place>()
  problem = $state.raw<Problem>()
  /** What stands in the room that is shown, down to the boxes. */
  #stands = $state.raw<readonly Occupancy[]>([])
  /** Scans are taken one after another: a material waits for the place that was scanned before it. */
  #scans: Promise<unknown> = Promise.resolve()
  #turn = 0
  #reading = 0

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

  readonly columns: readonly Column[] = $derived(this.#stands.map(column))

  readonly shelves: readonly Shelf[] = $derived(this.columns.flatMap((column) => column.shelves))

  /** The chosen place as it stands; the first shelf where none of the room is chosen. */
  readonly standing: Occupancy | undefined = $derived(within([...this.#stands, ...this.rooms], this.spot.id) ?? this.shelves[0]?.all)

  get note(): string {
    const sum = (of: (room: Occupancy) => number) => count(this.rooms.reduce((all, room) => all + of(room), 0))
    return this.rooms.length === 0 ? '' : t.store.note(sum((room) => room.items), sum((room) => room.out))
  }

  /** Reads the rooms and the plan of the one that is asked for: by the place in it, or by its tab. */
  async load(): Promise<void> {
    const turn = ++this.#turn
    const { id, tab } = this.spot
    try {
      const [rooms, way] = await Promise.all([ipc.places.rooms(), id === undefined ? null : ipc.places.way(id)])
      const room = rooms.find((each) => each.place.id === (way?.places[0]?.id ?? tab)) ?? rooms[0]
      const shown = room && room.parts.length > 0 ? room.parts : room ? [room] : []
      const stands = await ipc.places.elevation(shown.map((each) => each.place.id))
      if (turn !== this.#turn) return
      this.rooms = rooms
      this.#stands = stands
      this.problem = undefined
      const chosen = this.standing?.place.id
      if (router.place === 'store' && room && chosen !== undefined && (this.spot.tab !== room.place.id || this.spot.id !== chosen)) {
        router.replace({ ...this.spot, tab: room.place.id, id: chosen })
      }
    } catch (thrown) {
      if (turn === this.#turn) this.problem = Problem.of(thrown)
    }
  }

  /** Reads what stands in the chosen place. */
  async read(): Promise<void> {
    const turn = ++this.#reading
    const place = this.standing?.place.id
    const page = place === undefined ? undefined : await notices.attempt(() => ipc.places.contents({ place, after: null, limit: PAGE }))
    if (turn !== this.#reading) return
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
    router.replace({ tab: id })
  }

  choose(id: string): void {
    router.replace({ ...(this.spot.tab === undefined ? {} : { tab: this.spot.tab }), id })
  }

  begin(form: 'new' | 'change'): void {
    if (form === 'change' && !this.standing) return
    this.moving = undefined
    router.go('store', { ...this.spot, over: form })
  }

  /** Back from a form, with the place that was made or corrected. */
  leave(id?: string): void {
    router.back()
    if (id !== undefined) router.replace({ ...this.spot, id })
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

/** The place with this id among these and their parts. */
function within(all: readonly Occupancy[], id: string | undefined): Occupancy | undefined {
  for (const each of id === undefined ? [] : all) {
    const found = each.place.id === id ? each : within(each.parts, id)
    if (found) return found
  }
  return undefined
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
