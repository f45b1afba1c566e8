/** Fields that hold what cannot be read as what they ask for: a date that is none, a number out of its range. */

/** Goes to the first such field of the place on screen. Answers whether there is one: nothing may be written down then. */
export function toUnread(): boolean {
  const field = document.querySelector<HTMLElement>('main.here [data-unread]')
  // A field says what is wrong with it when she leaves it; where the cursor stands in it already she leaves it now.
  if (field === document.activeElement) field?.blur()
  toField(field)
  return field !== null
}

/** Puts the cursor into a field, and in sight its name and what is said of it. */
export function toField(field: HTMLElement | null | undefined): void {
  field?.focus({ preventScroll: true })
  ;(field?.closest('.field') ?? field)?.scrollIntoView({ block: 'nearest' })
}
