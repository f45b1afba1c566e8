/** The list of materials without any condition. */
import type { Filters } from './generated'

/** No condition at all. */
export const noFilters: Filters = {
  customer: [], owner: [], place: [], category: [], nature: [], purpose: [], retention: [], security: [], lifecycle: [], custody: [], carrier: [],
  overdue: false, attached: null, received_from: null, received_to: null, filed_from: null, filed_to: null,
}
