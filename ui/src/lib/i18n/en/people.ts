import type { Shape } from '../shape'
import type { people as zh } from '../zh/people'

export const people: Shape<typeof zh> = {
}
