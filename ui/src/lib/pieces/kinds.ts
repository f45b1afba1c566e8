/** Small closed lists that several pieces share. */

/** How a chip looks; see Chip.svelte. */
export type ChipKind = 'state' | 'ask' | 'late' | 'final' | 'flat'

/** Custody: in the store, or out of it. */
export type CustodySign = 'in' | 'out'

/** A chip as data, for lists. */
export interface ChipSpec {
  label: string
  kind?: ChipKind
  sign?: CustodySign | undefined
}
