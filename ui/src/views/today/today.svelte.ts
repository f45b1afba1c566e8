/** What waits today, as the archive says it; the words are the window's. */
import { count } from '../../lib/format/format'
import { t } from '../../lib/i18n'
import { ipc, type Counts, type Pictures, type Today, type Waiting, type WaitingItem } from '../../lib/ipc/generated'
import { Problem } from '../../lib/ipc/problem'
import type { Tab } from '../../lib/pieces'
import { router } from '../../lib/router/router.svelte'
import { language } from '../../lib/i18n'
import { words } from '../../lib/ipc/generated'

/** Reasons that have a tab of their own; the others share the last. */
const own: readonly Waiting[] = ['OVERDUE', 'TO_REVIEW', 'TO_FILE', 'TO_APPROVE', 'TO_LEND', 'SCAN_MISSING']

export class TodayState {
  today = $state.raw<Today>()
  pictures = $state.raw<Pictures>()
  problem = $state.raw<Problem>()

  async load(): Promise<void> {
    try {
      ;[this.today, this.pictures] = await Promise.all([ipc.today.list(), ipc.today.pictures()])
      this.problem = undefined
    } catch (thrown) {
      this.problem = Problem.of(thrown)
    }
  }

  get counts(): Counts | undefined {
    return this.today?.counts
  }

  get note(): string {
    const today = this.today
    if (!today) return ''
    const oldest = today.items[0]
    if (!oldest) return t.today.noteNone
    const all = count(today.counts.all)
    if (oldest.days < 0) return t.today.noteAhead(all)
    return oldest.days === 0 ? t.today.noteToday(all) : t.today.note(all, count(oldest.days))
  }

  items(tab: string): readonly WaitingItem[] {
    const items = this.today?.items ?? []
    if (tab === 'all') return items
    if (tab === 'rest') return items.filter((item) => !own.includes(item.waiting))
    return items.filter((item) => item.waiting === tab)
  }

  key = (item: WaitingItem): string => `${item.waiting} ${item.id ?? ''} ${item.number}`

  what(item: WaitingItem): string {
    const n = count(item.items)
    switch (item.waiting) {
      case 'OVERDUE':
        return t.today.overdue(item.who, item.title, n)
      case 'TO_APPROVE':
      case 'TO_LEND':
        return t.today.loan(item.title, n)
      case 'SCAN_MISSING':
        return t.today.scan(item.who, item.title, n)
      case 'TRAY':
        return t.today.tray(n)
      case 'TO_REVIEW':
      case 'SUPPLEMENT':
      case 'TO_FILE':
        return t.today.receipt(item.who, item.title, n)
      default:
        return item.who ? t.today.material(item.who, item.title) : item.title
    }
  }

  next(item: WaitingItem): string {
    return item.waiting === 'OVERDUE' ? t.today.remindNth(count(item.reminders + 1)) : t.today.steps[item.waiting]
  }
}

/** The tabs with their counts; those without anything are left out. */
export function tabs(counts: Counts | undefined): readonly Tab[] {
  if (!counts) return [{ id: 'all', label: t.today.all }]
  const of = (waiting: Waiting) => counts.by.find(([reason]) => reason === waiting)?.[1] ?? 0
  const shown = own.filter((waiting) => of(waiting) > 0)
  const rest = counts.all - shown.reduce((sum, waiting) => sum + of(waiting), 0)
  return [
    { id: 'all', label: t.today.all, count: counts.all },
    ...shown.map((waiting): Tab => ({ id: waiting, label: words.Waiting[waiting][language()], count: of(waiting), late: waiting === 'OVERDUE' })),
    ...(rest > 0 ? [{ id: 'rest', label: t.today.rest, count: rest }] : []),
  ]
}

/** Opens a waiting thing where its next step is taken. */
export function openWaiting(item: WaitingItem): void {
  const id = item.id ?? ''
  switch (item.waiting) {
    case 'OVERDUE':
      return router.go('loans', { id, tab: 'remind' })
    case 'TO_APPROVE':
      return router.go('loans', { id, tab: 'wait' })
    case 'TO_LEND':
      return router.go('loans', { id, tab: 'lend' })
    case 'SCAN_MISSING':
      return router.go('loans', { id, tab: 'scan' })
    case 'TO_REVIEW':
    case 'SUPPLEMENT':
      return router.go('intake', { id, tab: 'review' })
    case 'TO_FILE':
      return router.go('intake', { id, tab: 'file' })
    case 'TRAY':
      return router.go('intake', { tab: 'tray' })
    default:
      return router.go('materials', { id })
  }
}
