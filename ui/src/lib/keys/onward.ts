/** Enter goes on: from a field to the next one of its form, and into the lines below them. */

import { toField } from './unread'

const FIELDS = '.field .control :is(input, textarea, [role=combobox]), [role=grid] .cell > input'
/** What a form stands in: what lies over the place, a side of it, the place. */
const FORMS = '[role=dialog], .side, main'

/** Goes on from a field. Answers false at the last one: Enter is free there. */
export function onward(from: HTMLElement): boolean {
  const there = (field: HTMLElement) => field === from || (!field.matches(':disabled, [readonly]') && field.getClientRects().length > 0)
  const fields = [...(from.closest(FORMS)?.querySelectorAll<HTMLElement>(FIELDS) ?? [])].filter(there)
  const next = fields[fields.indexOf(from) + 1]
  if (!next || !fields.includes(from)) return false
  toField(next)
  if (next instanceof HTMLInputElement) next.select()
  return true
}
