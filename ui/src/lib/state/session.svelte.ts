/**
 * The open archive as the window sees it: who sits here, the settings, what waits. The frame's
 * counts, the one box and unknown scans are wired to the archive here, once.
 */
import { ipc, words, type Counts, type DeskStatus, type Setup, type Thing, type Waiting } from '../ipc/generated'
import { initArchive, openArchive, status } from '../ipc/desk'
import { Problem } from '../ipc/problem'
import { drops } from '../drop/drops.svelte'
import { router, type PlaceId, type Spot } from '../router/router.svelte'
import { attachTo } from './attaching.svelte'
import { desk, type FindHit } from './desk.svelte'
import { live } from './live.svelte'
import { language, t } from '../i18n'
import { prefs } from './prefs.svelte'

/** In which place a waiting thing is worked through. */
const placeOfWaiting: Record<Waiting, PlaceId> = {
  OVERDUE: 'loans',
  TO_REVIEW: 'intake',
  SUPPLEMENT: 'intake',
  TO_FILE: 'intake',
  TO_APPROVE: 'loans',
  TO_LEND: 'loans',
  SCAN_MISSING: 'loans',
  TRAY: 'intake',
  INCIDENT: 'materials',
  RETURN_BY: 'materials',
  RETENTION_END: 'materials',
}

export class Session {
  status = $state.raw<DeskStatus>()
  counts = $state.raw<Counts>()
  /** Why the window cannot even ask. */
  broken = $state.raw<Problem>()

  get open(): boolean {
    return this.status?.actor != null
  }

  /** Asks the shell for the archive that was wanted or used last. */
  async begin(): Promise<void> {
    try {
      this.#take(await status())
    } catch (thrown) {
      this.broken = Problem.of(thrown)
    }
  }

  async openFolder(folder: string): Promise<void> {
    this.#take(await openArchive(folder))
  }

  async start(folder: string, setup: Setup): Promise<void> {
    this.#take(await initArchive(folder, setup))
  }

  /** Reads the status again: the settings changed. */
  async again(): Promise<void> {
    this.#take(await status())
  }

  #foreign: number | undefined

  /** Another window or the command may have written, then every list loads anew; and midnight may have passed. */
  async watch(): Promise<void> {
    if (!this.open) return
    try {
      const { foreign, today } = await ipc.journal.pulse()
      desk.today = today
      const moved = this.#foreign !== undefined && foreign !== this.#foreign
      this.#foreign = foreign
      if (moved) live.all()
    } catch {
      // As with the counts: the lists themselves say what is wrong.
    }
  }

  /** Counts what waits, for the rail. */
  async count(): Promise<void> {
    if (!this.open) return
    try {
      const counts = await ipc.today.counts()
      this.counts = counts
      const byPlace: Partial<Record<PlaceId, number>> = { today: counts.all }
      for (const [waiting, n] of counts.by) {
        const place = placeOfWaiting[waiting]
        if (place === 'intake' || place === 'loans') byPlace[place] = (byPlace[place] ?? 0) + n
      }
      desk.counts = byPlace
      desk.tray = counts.tray
    } catch {
      // The list of the place itself says what is wrong; a count of the rail only stays as it was.
    }
  }

  #take(now: DeskStatus): void {
    const first = this.status?.folder !== now.folder
    if (first) this.#foreign = undefined
    this.status = now
    if (now.actor) desk.user = { name: now.actor.name, role: `${words.Role[now.actor.role][language()]}${t.pieces.comma}${now.settings?.company ?? ''}` }
    if (first && now.settings) prefs.beginWith(now.settings.lang, now.settings.theme)
    desk.find = find
    desk.findAll = (text) => router.go('materials', { tab: text })
    if (now.actor) {
      // What is dropped where nothing else takes it goes to the tray.
      drops.otherwise = () => ({ label: t.desk.intoTray, take: (paths) => void attachTo({ owner: { kind: 'TRAY' }, no: t.desk.tray, role: 'DOCUMENT' }, paths) })
      desk.openTray = () => router.go('intake', { tab: 'tray' })
    }
    live.all()
    void this.count()
    void this.watch()
  }
}

/** The open archive of this window. */
export const session = new Session()

/** Where a thing is looked at. */
export function spotOf(thing: Pick<Thing, 'kind' | 'id'>): [PlaceId, Spot] {
  switch (thing.kind) {
    case 'MATERIAL':
      return ['materials', { id: thing.id }]
    case 'RECEIPT':
      return ['intake', { id: thing.id }]
    case 'LOAN':
      return ['loans', { id: thing.id }]
    case 'PERSON':
      return ['people', { id: thing.id, tab: 'people' }]
    case 'CUSTOMER':
      return ['people', { id: thing.id, tab: 'customers' }]
    default:
      return ['store', { id: thing.id }]
  }
}

async function find(text: string): Promise<readonly FindHit[]> {
  const things = await ipc.search.anything(text)
  return things.map((thing) => ({
    id: thing.id,
    kind: language() === 'zh' ? words.ThingKind[thing.kind].zh : words.ThingKind[thing.kind].en,
    no: thing.number,
    title: thing.title,
    note: thing.detail,
    marks: thing.marks.filter((mark) => mark.field === 'title').map((mark) => [mark.start, mark.length] as const),
    open: () => router.go(...spotOf(thing)),
  }))
}

/** Opens what a scanned code means; false when nobody knows it. */
export async function openScan(code: string): Promise<boolean> {
  const thing = await ipc.search.scan({ number: code })
  if (!thing) return false
  router.go(...spotOf(thing))
  return true
}

