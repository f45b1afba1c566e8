/** Fields that hold what cannot be read as what they ask for: a date that is none, a number out of its range. */

/** Goes to the first such field of the place on screen. Answers whether there is one: nothing may be written down then. */
export function toUnread(): boolean {
  const field = document.querySelector<HTMLElement>('main.here [data-unread]')
  field?.scrollIntoView({ block: 'nearest' })
  field?.focus({ preventScroll: true })
  return field !== null
}
