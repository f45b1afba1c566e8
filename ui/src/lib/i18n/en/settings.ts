import type { Shape } from '../shape'
import type { settings as zh } from '../zh/settings'

export const settings: Shape<typeof zh> = {
}
