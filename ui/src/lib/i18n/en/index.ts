/** The English dictionary: one file an area, put together here. Same keys as the Chinese one. */
import { common } from './common'
import { dates } from './dates'
import { desk } from './desk'
import { pieces } from './pieces'
import { intake } from './intake'
import { loans } from './loans'
import { materials } from './materials'
import { people } from './people'
import { registers } from './registers'
import { settings } from './settings'
import { start } from './start'
import { store } from './store'
import { today } from './today'
import type { zh } from '../zh'
import type { Shape } from '../shape'

export const en: Shape<typeof zh> = { common, dates, desk, pieces, intake, loans, materials, people, registers, settings, start, store, today }
