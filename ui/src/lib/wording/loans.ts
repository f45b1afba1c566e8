/** Words the loan desk makes from the archive's own lists, shared by its tabs. */
import { language, t } from '../i18n'
import { words, type LoanRow, type LoanState, type LineState } from '../ipc/generated'
import type { ChipSpec } from '../pieces'

/** The steps a slip goes through, as the row of steps names them. */
export function stepNames(): readonly string[] {
  const of = (state: LoanState) => words.LoanState[state][language()]
  return [t.loans.draft, of('PENDING'), of('APPROVED'), of('OUT'), of('RETURNED')]
}

/** Where a slip stands in that row; one that ended otherwise stands nowhere. */
export function stepOf(state: LoanState): number {
  return { PENDING: 1, APPROVED: 2, OUT: 3, RETURNED: 4, DONE: 4, REJECTED: -1, WITHDRAWN: -1, REVERSED: -1 }[state]
}

/** The chips of a slip: its state, how late, what is missing. */
export function chipsOf(loan: Pick<LoanRow, 'state' | 'days_late' | 'scan_missing'>, partly = false): ChipSpec[] {
  const late = loan.state === 'OUT' && loan.days_late > 0
  const kind = loan.state === 'OUT' || loan.state === 'APPROVED' ? 'ask' : loan.state === 'PENDING' ? 'state' : 'final'
  return [
    { label: partly ? t.loans.partly : words.LoanState[loan.state][language()], kind, ...(loan.state === 'OUT' ? { sign: 'out' as const } : {}) },
    ...(late ? [{ label: t.dates.overdue(String(loan.days_late)), kind: 'late' as const }] : []),
    ...(loan.scan_missing ? [{ label: t.loans.scanMissing, kind: 'ask' as const }] : []),
  ]
}

/** How an item of a slip stands. */
export function lineChip(state: LineState): ChipSpec {
  const kinds = { REQUESTED: 'state', OUT: 'ask', RETURNED: 'flat', LOST: 'late', GIVEN: 'flat', REVERSED: 'final', ENDED: 'final' } as const
  return { label: words.LineState[state][language()], kind: kinds[state], ...(state === 'OUT' ? { sign: 'out' as const } : state === 'RETURNED' ? { sign: 'in' as const } : {}) }
}
