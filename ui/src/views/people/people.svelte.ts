/**
 * 人员与客户: the three lists, what is typed into their filters, which one is chosen, which badges are ticked.
 * People are few hundreds and customers few thousands: each list is read whole and filtered here.
 */
import { count } from '../../lib/format/format'
import { t } from '../../lib/i18n'
import { ipc, type Customer, type Department, type Draft, type Person, type Preview } from '../../lib/ipc/generated'
import { Problem } from '../../lib/ipc/problem'
import type { PickItem } from '../../lib/pieces'
import { router, type Spot } from '../../lib/router/router.svelte'
import { notices } from '../../lib/state/notices.svelte'
import { printSheet, saveSheet } from '../../lib/state/printing.svelte'
import { typingCustomer } from '../../lib/entries/customer.svelte'
import { typingDepartment, typingPerson } from './entries.svelte'
import { fits } from './fits'

export type PeopleTab = 'people' | 'departments' | 'customers'
const tabs: readonly PeopleTab[] = ['people', 'departments', 'customers']

/** A department with how many of its people are still here. */
export interface DepartmentRow extends Department {
  people: number
}

export class PeopleState {
  people = $state.raw<readonly Person[]>([])
  departments = $state.raw<readonly Department[]>([])
  customers = $state.raw<readonly Customer[]>([])
  drafts = $state.raw<readonly Draft[]>([])
  problem = $state.raw<Problem>()
  /** What is typed into the filter of each tab. */
  typed = $state<Record<PeopleTab, string>>({ people: '', departments: '', customers: '' })
  /** People whose badges are printed together. */
  ticked = $state.raw<readonly string[]>([])
  readonly person = typingPerson(() => this.#department())
  readonly department = typingDepartment()
  readonly customer = typingCustomer()

  get spot(): Spot {
    return router.spot('people')
  }

  get tab(): PeopleTab {
    return tabs.find((tab) => tab === this.spot.tab) ?? 'people'
  }

  /** Is a form open instead of the record? */
  get form(): 'new' | 'change' | undefined {
    const over = this.spot.over
    return over === 'new' || over === 'change' ? over : undefined
  }

  get text(): string {
    return this.typed[this.tab]
  }
  set text(to: string) {
    this.typed[this.tab] = to
  }

  readonly shownPeople = $derived(this.people.filter((p) => fits(this.typed.people, { texts: [p.name, p.badge, p.code, p.department_name], initials: p.initials })))

  readonly shownDepartments: readonly DepartmentRow[] = $derived.by(() => {
    const heads = new Map<string, number>()
    for (const person of this.people) if (person.active) heads.set(person.department, (heads.get(person.department) ?? 0) + 1)
    return this.departments
      .filter((d) => fits(this.typed.departments, { texts: [d.name, d.head_name, d.deputy_name], initials: d.initials }))
      .map((d) => ({ ...d, people: heads.get(d.id) ?? 0 }))
  })

  readonly shownCustomers = $derived(this.customers.filter((c) => fits(this.typed.customers, { texts: [c.name, c.short_name, c.former_names, c.code, c.contact], initials: c.initials })))

  readonly shown: readonly { id: string }[] = $derived(this.tab === 'people' ? this.shownPeople : this.tab === 'departments' ? this.shownDepartments : this.shownCustomers)

  /** "31 / 共 204" while a filter is on, else how many there are. */
  readonly note: string = $derived.by(() => {
    const all = { people: this.people, departments: this.departments, customers: this.customers }[this.tab].length
    return this.shown.length === all ? t.people.all(count(all)) : t.people.found(count(this.shown.length), count(all))
  })

  get chosenPerson(): Person | undefined {
    return this.people.find((p) => p.id === this.spot.id)
  }
  get chosenDepartment(): Department | undefined {
    return this.departments.find((d) => d.id === this.spot.id)
  }
  get chosenCustomer(): Customer | undefined {
    return this.customers.find((c) => c.id === this.spot.id)
  }

  /** The form of this tab. */
  get typing() {
    return { people: this.person, departments: this.department, customers: this.customer }[this.tab]
  }

  /** The record of the form, or nothing for a new one. */
  beginForm(): Promise<void> {
    const correct = this.form === 'change'
    switch (this.tab) {
      case 'people':
        return this.person.begin(correct ? this.chosenPerson : undefined)
      case 'departments':
        return this.department.begin(correct ? this.chosenDepartment : undefined)
      case 'customers':
        return this.customer.begin(correct ? this.chosenCustomer : undefined)
    }
  }

  #loaded = false

  async load(): Promise<void> {
    try {
      const [people, departments, customers] = await Promise.all([ipc.people.list(), ipc.departments.list(), ipc.customers.list()])
      this.people = people
      this.departments = departments
      this.customers = customers
      this.problem = undefined
      this.#loaded = true
      this.chooseFirst()
    } catch (thrown) {
      this.problem = Problem.of(thrown)
    }
  }

  open(tab: PeopleTab, id?: string): void {
    router.go('people', id === undefined ? { tab } : { tab, id })
    this.chooseFirst()
  }

  choose(id: string | undefined): void {
    if (router.place !== 'people') return
    // Choosing another row leaves the form, which keeps what was typed.
    if (this.form && this.typing.dirty) notices.say(t.people.keptDraft)
    router.replace(id === undefined ? { tab: this.tab } : { tab: this.tab, id })
  }

  /** One is always chosen: the one she was at, or the first that the filter leaves. */
  chooseFirst(): void {
    // Before the lists are there nobody knows whether the one that was asked for is among them.
    if (!this.#loaded || this.form || this.shown.some((row) => row.id === this.spot.id)) return
    this.choose(this.shown[0]?.id)
  }

  begin(form: 'new' | 'change'): void {
    const { id } = this.spot
    if (form === 'change' && id === undefined) return
    router.go('people', { tab: this.tab, over: form, ...(id === undefined ? {} : { id }) })
  }

  /** Esc: the form keeps what was typed as it goes, and the place is as it was. */
  leave(): void {
    if (this.typing.dirty) notices.say(t.people.keptDraft)
    this.#close(this.spot.id)
  }

  async discard(): Promise<void> {
    await this.typing.discard()
    this.#close(this.spot.id)
    notices.say(t.people.discarded)
  }

  async save(): Promise<void> {
    const { typing } = this
    const fresh = typing.id === undefined
    const saved = await typing.save()
    if (!saved) return
    // A new one must not hide behind the filter.
    if (fresh) this.text = ''
    await this.load()
    this.#close(saved.id)
    notices.say(fresh ? t.people.added(saved.name) : t.people.changed(saved.name))
  }

  /** Back from the form to the list, as one step back would go, with this one chosen. */
  #close(id: string | undefined): void {
    const { tab } = this
    router.back()
    if (router.place === 'people') router.replace(id === undefined ? { tab } : { tab, id })
    this.chooseFirst()
  }

  /** A new person begins in the department of the one she looks at. */
  #department(): PickItem | undefined {
    const person = this.chosenPerson
    return person && { value: person.department, label: person.department_name }
  }

  suggestDepartments = async (text: string): Promise<readonly PickItem[]> =>
    this.departments.filter((d) => fits(text, { texts: [d.name, d.head_name], initials: d.initials })).slice(0, 12).map((d) => ({ value: d.id, label: d.name, ...(d.head_name ? { sub: [d.head_name] } : {}) }))

  tick(id: string | undefined): void {
    if (id === undefined) return
    this.ticked = this.ticked.includes(id) ? this.ticked.filter((each) => each !== id) : [...this.ticked, id]
  }

  /** All that the filter leaves and that are still here, or none. */
  tickAll(): void {
    const all = this.shownPeople.filter((p) => p.active).map((p) => p.id)
    this.ticked = this.ticked.length === all.length ? [] : all
  }

  /** The badges of the ticked, in the order of the list; of the chosen one without ticks. */
  get badges(): readonly string[] {
    if (this.ticked.length > 0) return this.people.filter((p) => this.ticked.includes(p.id)).map((p) => p.id)
    const chosen = this.chosenPerson
    return chosen ? [chosen.id] : []
  }

  get badgeSheet(): Preview | undefined {
    return this.badges.length > 0 ? { kind: 'record', what: { kind: 'badges', people: [...this.badges] } } : undefined
  }

  async printBadges(): Promise<void> {
    const people = [...this.badges]
    if (people.length > 0 && (await printSheet({ kind: 'badges', people }))) notices.say(t.people.badgesPrinted(count(people.length)))
  }

  async saveBadges(): Promise<void> {
    const people = [...this.badges]
    const [first] = people
    if (first !== undefined) await saveSheet({ kind: 'badges', people }, `L-05 ${this.people.find((p) => p.id === first)?.name ?? ''}`.trim())
  }
}
