/** How a material is said to stand, in one chip: where it is before how far it is. */
import { say, t } from '../i18n'
import { words, type MaterialRow } from '../ipc/generated'
import type { ChipSpec } from '../pieces'
export function stateChip(row: MaterialRow): ChipSpec {
  if (row.overdue) return { label: t.materials.overdue, kind: 'late', sign: 'out' }
  if (row.custody === 'OUT') return { label: say(words.Custody.OUT), kind: 'ask', sign: 'out' }
  if (row.lifecycle !== 'FILED') return { label: say(words.Lifecycle[row.lifecycle]), kind: row.lifecycle === 'VOID' || row.lifecycle === 'SENT_BACK' ? 'final' : 'state' }
  return row.custody === 'IN_STORE' ? { label: say(words.Custody.IN_STORE), kind: 'flat', sign: 'in' } : { label: say(words.Custody[row.custody]), kind: 'late', sign: 'out' }
}
