/**
 * 设置: the one document a firm decides, typed over several pages and saved as a whole. What is refused
 * stands at its field, on the page that has it.
 */
import { t } from '../../lib/i18n'
import { ipc, type Department, type Person, type Printer, type Settings } from '../../lib/ipc/generated'
import { Problem } from '../../lib/ipc/problem'
import { router } from '../../lib/router/router.svelte'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { session } from '../../lib/state/session.svelte'
import { WrongFields } from '../../lib/state/wrong.svelte'

export const pages = ['company', 'numbers', 'periods', 'calendar', 'printing', 'look', 'checks', 'journal', 'leaving'] as const
export type PageId = (typeof pages)[number]

/** On which page each field that can be refused stands. */
const pageOf = {
  company: 'company',
  operator: 'company',
  owner_department: 'company',
  company_code: 'numbers',
  class: 'numbers',
  template: 'numbers',
  most_days: 'periods',
  renewals: 'periods',
  renewal_days: 'periods',
  overdue_bars_at: 'periods',
  reminder_days: 'periods',
  review_days: 'periods',
  retention_years: 'periods',
  retention_ahead_days: 'periods',
  slip_printer: 'printing',
  three_part_printer: 'printing',
  label_printer: 'printing',
  slip_copies: 'printing',
  label_copies: 'printing',
} as const satisfies Record<string, PageId>
type FieldId = keyof typeof pageOf

/** A number that is typed may be empty for a while. */
type Open<T> = { [K in keyof T]: T[K] extends number ? number | undefined : T[K] extends (infer R)[] ? Open<R>[] : T[K] }

/** What cannot be empty is sent as nought, which the archive refuses at its field. */
function closed(fields: Open<Settings>): Settings {
  return {
    ...fields,
    renewals: fields.renewals ?? 0,
    renewal_days: fields.renewal_days ?? 0,
    overdue_bars_at: fields.overdue_bars_at ?? 0,
    reminder_days: fields.reminder_days ?? 0,
    review_days: fields.review_days ?? 0,
    retention_ahead_days: fields.retention_ahead_days ?? 0,
    slip_copies: fields.slip_copies ?? 0,
    label_copies: fields.label_copies ?? 0,
    retention: fields.retention.map((rule) => ({ ...rule, years: rule.years ?? (rule.class === 'PERMANENT' ? null : 0) })),
    loan_rules: fields.loan_rules.map((rule) => ({ ...rule, most_days: rule.most_days ?? 0 })),
  }
}

export class SettingsState {
  /** As they are kept. */
  kept = $state.raw<Settings>()
  /** As they are typed. */
  fields = $state<Open<Settings>>()
  people = $state.raw<readonly Person[]>([])
  departments = $state.raw<readonly Department[]>([])
  printers = $state.raw<readonly Printer[]>([])
  problem = $state.raw<Problem>()
  busy = $state(false)
  readonly wrong = new WrongFields<FieldId>(Object.keys(pageOf) as FieldId[])
  #turn = 0

  readonly page: PageId = $derived(pages.find((page) => page === router.spot('settings').tab) ?? pages[0])
  readonly dirty: boolean = $derived(this.kept !== undefined && this.fields !== undefined && JSON.stringify(closed(this.fields)) !== JSON.stringify(this.kept))

  /** Reads them anew; what is being typed stays. */
  async load(): Promise<void> {
    const turn = ++this.#turn
    try {
      const [kept, people, departments] = await Promise.all([ipc.settings.get(), ipc.people.list(), ipc.departments.list()])
      if (turn !== this.#turn) return
      const typing = this.dirty
      this.people = people
      this.departments = departments
      this.kept = kept
      if (!typing) this.fields = structuredClone(kept)
      this.problem = undefined
      // A system that cannot tell its printers still prints on its own.
      const printers = await ipc.printers.list().catch(() => [])
      if (turn === this.#turn) this.printers = printers
    } catch (thrown) {
      if (turn === this.#turn) this.problem = Problem.of(thrown)
    }
  }

  open(page: PageId): void {
    if (page !== this.page) router.replace({ tab: page })
  }

  /** Saves what was typed; a refusal leads to the page of its field. */
  async save(): Promise<void> {
    const { fields } = this
    if (!fields || this.busy) return
    await this.#change(closed($state.snapshot(fields) as Open<Settings>), true)
  }

  /** Chooses language or theme: it is kept at once, whatever else is typed stays typed. */
  async look(now: Partial<Pick<Settings, 'lang' | 'theme'>>): Promise<void> {
    const { kept, fields } = this
    if (!kept || !fields || this.busy) return
    Object.assign(fields, now)
    await this.#change({ ...kept, ...now }, false)
  }

  discard(): void {
    this.wrong.clear()
    if (this.kept) this.fields = structuredClone(this.kept)
  }

  async #change(settings: Settings, whole: boolean): Promise<void> {
    this.busy = true
    const kept = await this.wrong.attempt(() => live.act(ipc.settings.change(settings)))
    this.busy = false
    if (kept) {
      this.kept = kept
      if (whole) this.fields = structuredClone(kept)
      await notices.attempt(() => session.again())
      if (whole) notices.say(t.settings.saved)
      return
    }
    const field = this.wrong.problem?.field
    if (field !== undefined && field in pageOf) this.open(pageOf[field as FieldId])
  }
}
