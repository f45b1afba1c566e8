/** One slip with everything the desk shows of it: who may decide, its signed paper, the borrower's standing, its history. */
import type { Day } from '../../lib/dates/day'
import { ipc, type ApproveRequest, type Attachment, type Decisions, type HistoryRow, type Loan, type LoanId, type Standing, type StepApprovers } from '../../lib/ipc/generated'
import { pickFiles } from '../../lib/ipc/files'
import { attachTo } from '../../lib/state/attaching.svelte'
import { live } from '../../lib/state/live.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { WrongFields } from '../../lib/state/wrong.svelte'
import { reading } from './reading'
import { small } from './pictures.svelte'
import { t } from '../../lib/i18n'

const EVENTS = 40

/** Files the signed paper of a slip; `kept` is told once it is there. */
export async function keepSigned(loan: Loan, paths: readonly string[], kept: () => unknown): Promise<void> {
  await attachTo({ owner: { kind: 'LOAN', id: loan.id }, role: 'APPROVAL', no: loan.number, title: loan.borrower_name, quiet: true, kept }, paths)
}

export class SlipState {
  loan = $state.raw<Loan>()
  standing = $state.raw<Standing>()
  approvers = $state.raw<readonly StepApprovers[]>([])
  files = $state.raw<readonly Attachment[]>([])
  history = $state.raw<readonly HistoryRow[]>([])
  busy = $state(false)
  /** Taking it back is being asked about. */
  asking = $state<'withdraw' | 'reverse'>()
  /** One decision is being written down by itself: the usual keys wait. */
  deciding = $state(false)
  /** Refusals of what is done to this slip. */
  readonly wrong = new WrongFields(['reason', 'note', 'decided_on', 'pin'])
  #turn = 0
  /** The slip she wants to see: an answer about another one comes too late to be shown. */
  #wanted: LoanId | undefined

  async open(id: LoanId): Promise<void> {
    this.#wanted = id
    const loan = await reading(() => ipc.loans.get(id))
    if (loan && this.#wanted === id) await this.put(loan)
  }

  /** Shows a slip that an act just answered. */
  async put(loan: Loan): Promise<void> {
    const turn = ++this.#turn
    this.#wanted = loan.id
    if (this.loan?.id !== loan.id) this.asking = undefined
    this.loan = loan
    void small.want(loan.lines.map((line) => line.material))
    await reading(async () => {
      const [standing, approvers, files, history] = await Promise.all([
        ipc.people.standing(loan.borrower),
        loan.state === 'PENDING' ? ipc.loans.approvers({ loan: loan.id, on: null }) : Promise.resolve([]),
        ipc.attachments.list({ kind: 'LOAN', id: loan.id }),
        ipc.journal.history({ subject: loan.id, before: null, limit: EVENTS }),
      ])
      if (turn !== this.#turn) return
      this.standing = standing
      this.approvers = approvers
      this.files = files.filter((file) => !file.withdrawn_at)
      this.history = history
    })
  }

  /** Reads the slip again, unless she is on her way to another one. */
  async again(): Promise<void> {
    if (this.loan && this.loan.id === this.#wanted) await this.open(this.loan.id)
  }

  clear(): void {
    this.#turn += 1
    this.#wanted = undefined
    this.loan = undefined
    this.standing = undefined
    this.approvers = []
    this.files = []
    this.history = []
    this.deciding = false
    this.wrong.clear()
  }

  /** Asks who may decide on the day that stands on the paper; none is today. */
  async askApprovers(on: Day | undefined): Promise<void> {
    const { loan } = this
    if (loan?.state !== 'PENDING') return
    const turn = this.#turn
    const approvers = await reading(() => ipc.loans.approvers({ loan: loan.id, on: on ?? null }))
    if (approvers && turn === this.#turn) this.approvers = approvers
  }

  /** The signed papers of this slip. */
  get signed(): readonly Attachment[] {
    return this.files.filter((file) => file.role === 'APPROVAL')
  }

  /** Whose consents in ink are written down together. */
  get inkNote(): string | undefined {
    const names = this.approvers.flatMap((each) => each.people[0]?.name ?? [])
    return this.loan?.state === 'PENDING' && !this.deciding && names.length > 0 ? t.loans.inkOf(names.join(t.pieces.listing)) : undefined
  }

  /** Writes decisions down. */
  async approve(decisions: Decisions, loan = this.loan): Promise<boolean> {
    if (!loan) return false
    const request: ApproveRequest = { loan: loan.id, decisions }
    const done = await this.#act(() => live.act(ipc.loans.approve(request)))
    if (!done) return false
    notices.say(done.state === 'APPROVED' ? t.loans.approvedNow(done.number) : done.state === 'REJECTED' ? t.loans.rejectedNow(done.number) : t.loans.decisionKept(done.number))
    return true
  }

  async withdraw(reason: string): Promise<boolean> {
    const loan = this.loan
    if (!loan) return false
    return (await this.#act(() => live.act(ipc.loans.withdraw({ id: loan.id, reason })))) !== undefined
  }

  async reverse(reason: string): Promise<boolean> {
    const loan = this.loan
    if (!loan) return false
    return (await this.#act(() => live.act(ipc.loans.reverse({ id: loan.id, reason })))) !== undefined
  }

  /** The signed slip, dropped here: kept with the slip, and a slip that waits is approved in ink. */
  async takeSigned(paths: readonly string[]): Promise<void> {
    const loan = this.loan
    if (!loan) return
    await keepSigned(loan, paths, async () => {
      // As it stands now: it may have been decided while the file was stored or asked about.
      const now = await reading(() => ipc.loans.get(loan.id))
      if (now?.state === 'PENDING') {
        await this.approve('all_in_ink', now)
      } else {
        notices.say(t.loans.signedKept(loan.number))
        await this.again()
      }
    })
  }

  /** Chooses the signed paper in the system's own dialog. */
  async pickSigned(title: string): Promise<void> {
    const paths = await pickFiles(title)
    if (paths.length > 0) await this.takeSigned(paths)
  }

  async #act(what: () => Promise<Loan>): Promise<Loan | undefined> {
    this.busy = true
    const done = await this.wrong.attempt(what)
    this.busy = false
    if (done && this.#wanted === done.id) await this.put(done)
    return done
  }
}
