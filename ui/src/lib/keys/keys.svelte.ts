/**
 * The one registry of keys. A view declares its actions once with `useActions`; buttons,
 * the foot bar and the sheet of all keys are drawn from that same declaration, and the
 * registry runs them.
 *
 * Promises: Ctrl+Enter, pressed twice in a hurry, never does the next thing; no action fires while an input method composes; bare letters, digits and
 * editing keys never fire in a text field; bare keys wait until it is sure that they are
 * not the beginning of a scan; an action whose `when` is false never runs.
 * Must not: know any place or talk to the archive.
 */
import { getContext, onDestroy, setContext } from 'svelte'
import { toUnread } from './unread'
import { belongsToText, isComposing, isPlain, isTextField, matches } from './chord'

/** What a view writes down for one thing that can be done. */
export interface ActionSpec {
  /** What she would call it: "借出并打印". */
  label: string
  /** One chord or several that do the same. Without keys it is only a button. */
  keys?: string | readonly string[]
  /** What is drawn instead of the chords: ["1–4"], ["扫描"]. */
  caps?: readonly string[]
  /** Runs it. Without `run` the entry is a hint only. `chord` is the one that was pressed. */
  run?: (chord?: string) => unknown
  /** May it run now? Default: yes. */
  when?: boolean
  /** Shown in the foot bar, in the order of declaration. */
  foot?: boolean
  /** Shorter words for the foot bar. */
  short?: string
  /** Fires also where a text field would keep the key (Enter, arrows). Never while composing. */
  inFields?: boolean
  /** Fires even while a button has the focus (Space and Enter usually press that). */
  overButtons?: boolean
  /** An action of the whole window that also fires while something lies over it. */
  anywhere?: boolean
}

/** A declared action, as buttons and hints take it. Its fields are reactive. */
export interface Action extends ActionSpec {
  readonly id: string
  readonly chords: readonly string[]
  readonly enabled: boolean
}

/** A group of actions that stands or falls together. */
interface Group {
  scope: Scope
  actions: () => readonly Action[]
}

/** Where actions live: the whole window, one place, or something that lies over it. */
export interface Scope {
  readonly name: string
  /** Higher lies on top; an active scope with `modal` hides all below it. */
  readonly level: number
  readonly modal: boolean
  active: () => boolean
}

/** So long after an act Ctrl+Enter does not begin another one (ms). */
const SETTLING = 1000

const WINDOW: Scope = { name: 'window', level: 0, modal: false, active: () => true }
const SCOPE = Symbol('keys')

/** Holds a bare key back until it is sure not to be part of a scan; set by the scan router. */
export type Hold = (event: KeyboardEvent, run: () => void) => void

export class Keys {
  #groups = $state.raw<Group[]>([])
  /** The same, plain: while a component is taken down Svelte answers reads of state with what was before. */
  #list: Group[] = []
  #hold: Hold = (_, run) => run()

  /** All groups that count now, the nearest first. */
  #live(): Group[] {
    const live = this.#groups.filter((g) => g.scope.active())
    const top = Math.max(-1, ...live.filter((g) => g.scope.modal).map((g) => g.scope.level))
    return live
      .filter((g) => g.scope.level >= top)
      .map((group, at) => ({ group, at }))
      .sort((a, b) => b.group.scope.level - a.group.scope.level || b.at - a.at)
      .map(({ group }) => group)
  }

  /** Actions for the foot bar: those of the top scope that ask for it; what is nearest to her hands first, the place's own after, Esc last. */
  get foot(): readonly Action[] {
    const level = this.#live().find((g) => g.scope !== WINDOW && g.actions().some((a) => a.foot))?.scope.level
    const [own, ...inner] = this.#groups.filter((g) => g.scope.level === level && g.scope !== WINDOW && g.scope.active())
    const shown = [...inner, ...(own ? [own] : [])].flatMap((g) => g.actions()).filter((a) => a.foot && a.enabled && this.#reachable(a))
    const leaves = (a: Action) => a.chords.includes('Esc')
    return [...shown.filter((a) => !leaves(a)), ...shown.filter(leaves)]
  }

  /** What the cursor is in: a text field takes the letters for itself. */
  cursor = $state<'line' | 'lines'>()

  /** Would a key of this action be heard where the cursor is? What a list does by itself is heard in the list alone. */
  #reachable(action: Action): boolean {
    const { cursor } = this
    if (cursor === undefined) return true
    if (!action.run) return false
    if (action.chords.length === 0) return true
    return action.chords.some((chord) => !isPlain(chord) && (action.inFields === true || !belongsToText(chord, cursor === 'lines')))
  }

  /** Something lies over the place and has the keys. */
  get covered(): boolean {
    return this.#live().some((g) => g.scope.modal)
  }

  /** Everything the sheet of keys lists, by scope, nearest first. */
  get all(): readonly { scope: string; actions: readonly Action[] }[] {
    const out = new Map<string, Action[]>()
    for (const group of this.#live()) {
      const shown = group.actions().filter((a) => a.chords.length > 0 || a.caps)
      if (shown.length > 0) out.set(group.scope.name, [...shown, ...(out.get(group.scope.name) ?? [])])
    }
    return [...out].map(([scope, actions]) => ({ scope, actions }))
  }

  /** Adds a group; the answer takes it out again. */
  add(scope: Scope, actions: () => readonly Action[]): () => void {
    const group = { scope, actions }
    this.#groups = this.#list = [...this.#list, group]
    return () => {
      this.#groups = this.#list = this.#list.filter((g) => g !== group)
    }
  }

  /** Lets the scan router hold bare keys back. */
  holdWith(hold: Hold): void {
    this.#hold = hold
  }

  /** The actions a key may mean, nearest first: those that count now, and of the window what counts anywhere. */
  #heard(): (readonly Action[])[] {
    const live = this.#live()
    const covered = this.#groups.filter((g) => g.scope.level === WINDOW.level && !live.includes(g))
    return [...live.map((g) => g.actions()), ...covered.map((g) => g.actions().filter((a) => a.anywhere))]
  }

  /** Takes a keydown. Answers whether an action claimed it. */
  press(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || isComposing(event)) return false
    for (const actions of this.#heard()) {
      for (const action of actions) {
        if (!action.run || !action.enabled) continue
        const chord = action.chords.find((c) => matches(event, c))
        if (chord === undefined || !this.#free(event, chord, action)) continue
        event.preventDefault()
        // What cannot be read is never written down as something else.
        if (chord === 'Ctrl+Enter' && (this.#tooSoon(event, action) || toUnread())) return true
        const run = () => (chord === 'Ctrl+Enter' ? this.#commit(action, chord) : void action.run?.(chord))
        if (isPlain(chord) && !isTextField(event.target)) this.#hold(event, run)
        else run()
        return true
      }
    }
    return false
  }

  /** What Ctrl+Enter did last, while it settles: until a second after it is done, three seconds at most. */
  settling = $state<string>()
  #settled: ReturnType<typeof setTimeout> | undefined

  /** A second Ctrl+Enter just after the first was meant for that one, not for what has taken its place since. */
  #tooSoon(event: KeyboardEvent, action: Action): boolean {
    return event.repeat || (this.settling !== undefined && this.settling !== action.label)
  }

  #commit(action: Action, chord: string): void {
    const { label } = action
    const settle = (after: number) => {
      clearTimeout(this.#settled)
      this.#settled = setTimeout(() => (this.settling = undefined), after)
    }
    this.settling = label
    settle(3 * SETTLING)
    const done = () => {
      if (this.settling === label) settle(SETTLING)
    }
    void Promise.resolve(action.run?.(chord)).then(done, done)
  }

  /** Does the element under the cursor leave this chord to us? */
  #free(event: KeyboardEvent, chord: string, action: Action): boolean {
    const target = event.target
    if (isTextField(target)) {
      if (isPlain(chord)) return false
      return action.inFields === true || !belongsToText(chord, target instanceof HTMLTextAreaElement)
    }
    if (target instanceof HTMLSelectElement) return !isPlain(chord) && !/^(Up|Down|Home|End|Enter|Space)$/.test(chord)
    // Enter and Space press the button or open the link that has the focus.
    const pressable = target instanceof HTMLElement && target.closest('button, a[href], summary, [role="tab"], [role="option"]')
    return action.overButtons === true || !(pressable && (chord === 'Enter' || chord === 'Space') && !event.repeat)
  }
}

/** The keys of this window. */
export const keys = new Keys()

/** Makes everything below this component live in `scope`. */
export function provideScope(scope: Scope): void {
  setContext(SCOPE, scope)
}

/** The scope this component stands in. */
export function currentScope(): Scope {
  return getContext<Scope | undefined>(SCOPE) ?? WINDOW
}

/**
 * Declares the actions of a component, once, while it is set up. `make` may read any
 * state: labels follow the language, `when` follows the view.
 *
 * ```ts
 * const act = useActions(() => ({
 *   lend: { keys: 'Ctrl+Enter', label: t.loans.lendAndPrint, run: () => slip.lend(), when: slip.ready, foot: true },
 * }))
 * ```
 * Then `<Button action={act.lend} main />`.
 */
export function useActions<T extends Record<string, ActionSpec>>(make: () => T): Readonly<Record<keyof T, Action>> {
  const declared = $derived(
    Object.entries(make()).map(
      ([id, spec]): Action => ({
        ...spec,
        id,
        chords: spec.keys === undefined ? [] : typeof spec.keys === 'string' ? [spec.keys] : spec.keys,
        enabled: spec.when !== false,
      }),
    ),
  )
  const remove = keys.add(currentScope(), () => declared)
  onDestroy(remove)
  return new Proxy({} as Record<keyof T, Action>, {
    get: (_, id) => declared.find((a) => a.id === id),
    ownKeys: () => declared.map((a) => a.id),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  })
}
