/** Words and chips that the records of people and departments make from their facts. */
import type { Day } from '../../lib/dates/day'
import { t } from '../../lib/i18n'
import type { Department, Person } from '../../lib/ipc/generated'
import type { ChipSpec } from '../../lib/pieces'
import { desk } from '../../lib/state/desk.svelte'

/** How the undertaking (保密承诺书) stands: missing and run out are late. */
export function undertakingOf(person: Pick<Person, 'undertaking_until'>, today: Day = desk.today): ChipSpec {
  const until = person.undertaking_until
  if (until === null) return { label: t.people.undertakingNone, kind: 'late' }
  return until < today ? { label: t.people.undertakingOver(until), kind: 'late' } : { label: t.people.undertakingUntil(until), kind: 'state' }
}

/** Whether the substitute of a department decides now, did, or will. */
export function substituting(department: Pick<Department, 'deputy' | 'deputy_from' | 'deputy_until'>, today: Day): 'now' | 'over' | 'ahead' | undefined {
  const { deputy, deputy_from: from, deputy_until: until } = department
  if (deputy === null || from === null || until === null) return undefined
  return today < from ? 'ahead' : today > until ? 'over' : 'now'
}
