/** 续借: a later due date with a reason, whether the material was seen, and who allowed it. */
import type { Day } from '../../lib/dates/day'
import { t } from '../../lib/i18n'
import { ipc, type Loan, type Preview, type RenewalTerms } from '../../lib/ipc/generated'
import type { PickItem } from '../../lib/pieces'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { session } from '../../lib/state/session.svelte'
import { WrongFields } from '../../lib/state/wrong.svelte'
import { reading } from './reading'
import { small } from './pictures.svelte'
import { keepSigned } from './slip.svelte'

export class RenewState {
  loan = $state.raw<Loan>()
  reason = $state('')
  /** The new due date she chose; without it the archive adds the days of the settings. */
  due = $state<Day>()
  seen = $state(false)
  approver = $state.raw<PickItem>()
  /** Nobody was named who allowed it. */
  noApprover = $state(false)
  busy = $state(false)
  #turn = 0
  readonly wrong = new WrongFields(['reason', 'due_on', 'approver'])

  /** What the archive allows: who may, until when, how often still. */
  terms = $state.raw<RenewalTerms>()

  get limit(): number {
    return session.status?.settings?.renewals ?? 0
  }

  get usualDue(): Day {
    return (this.terms?.due_on ?? '') as Day
  }

  get preview(): Preview | undefined {
    const loan = this.loan
    if (!loan) return undefined
    const nth = this.loan?.renewals.at(-1)?.nth
    return { kind: 'record', what: { kind: 'renewal', loan: loan.id, ...(this.done && nth ? { nth } : {}) } }
  }

  /** The renewal on the paper was just granted. */
  done = $state(false)

  async open(id: string): Promise<void> {
    const turn = ++this.#turn
    const [loan, terms] = (await reading(() => Promise.all([ipc.loans.get(id), ipc.loans.renewalTerms(id)]))) ?? []
    if (!loan || !terms || turn !== this.#turn) return
    this.loan = loan
    this.terms = terms
    this.done = false
    this.reason = ''
    this.due = undefined
    this.seen = false
    this.wrong.clear()
    this.approver = this.#people('')[0]
    void small.want(loan.lines.map((line) => line.material))
  }

  async openMaterial(id: string): Promise<boolean> {
    const loan = await ipc.loans.openOfMaterial(id)
    if (!loan || loan.state !== 'OUT') return false
    await this.open(loan.id)
    // It lies on the desk: seen.
    this.seen = true
    return true
  }

  people = async (typed: string): Promise<readonly PickItem[]> => this.#people(typed)

  #people(typed: string): readonly PickItem[] {
    const people = (this.terms?.approvers ?? []).map((person) => ({ value: person.id, label: person.name, sub: [person.department_name], initials: person.initials }))
    const asked = typed.trim().toLowerCase()
    return people.filter((person) => person.label.includes(asked) || person.initials.toLowerCase().startsWith(asked))
  }

  /** The signed F-08B, dropped on the renewal. */
  async takeSigned(paths: readonly string[]): Promise<void> {
    const loan = this.loan
    if (loan) await keepSigned(loan, paths, () => notices.say(t.loans.signedKept(loan.number)))
  }

  async renew(): Promise<void> {
    const loan = this.loan
    if (!loan || this.busy) return
    this.noApprover = !this.approver
    if (!this.approver) return
    const approver = this.approver.value
    this.busy = true
    const done = await this.wrong.attempt(() => live.act(ipc.loans.renew({ loan: loan.id, due_on: this.due ?? null, reason: this.reason, seen: this.seen, approver })))
    this.busy = false
    if (!done) return
    if (this.loan?.id === done.id) {
      this.loan = done
      this.done = true
      this.reason = ''
      this.due = undefined
      const terms = await reading(() => ipc.loans.renewalTerms(done.id))
      if (this.loan.id === done.id) this.terms = terms
    }
    notices.say(t.loans.renewedNow(done.number, done.due_on ?? ''))
  }
}
