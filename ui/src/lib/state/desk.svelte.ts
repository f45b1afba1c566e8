/**
 * What the frame shows of the open archive: who sits here, what waits in each place, the
 * tray, the backup, today. Filled by whoever knows the archive; the frame only reads it.
 */
import { today, type Day } from '../dates/day'
import type { PlaceId } from '../router/router.svelte'

/** One thing the box on top found. */
export interface FindHit {
  id: string
  /** Which kind it is, as a word: 资料, 借阅单. */
  kind: string
  /** Its number. */
  no: string
  title: string
  note?: string
  /** Hit characters of the title: [from, length]. */
  marks?: readonly (readonly [number, number])[]
  open: () => void
}

/** The line about the backup at the foot. */
export interface BackupLine {
  text: string
  /** Overdue or failed. */
  late?: boolean
}

export class Desk {
  user = $state.raw<{ name: string; role: string }>()
  /** Open work by place. */
  counts = $state.raw<Partial<Record<PlaceId, number>>>({})
  /** Scans that wait to be sorted. */
  tray = $state(0)
  openTray = $state.raw<() => void>()
  backup = $state.raw<BackupLine>()
  /** The date at the desk: the archive's, once one is open. */
  today = $state<Day>(today())
  /** Answers the box on top. */
  find = $state.raw<(text: string) => Promise<readonly FindHit[]>>(async () => [])
  /** Shows everything that was found, in the place for it. */
  findAll = $state.raw<(text: string) => void>()
}

/** The desk of this window. */
export const desk = new Desk()
