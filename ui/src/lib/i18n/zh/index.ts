/** 中文词典：每个去处一个文件，这里合在一起。 */
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

export const zh = { common, dates, desk, pieces, intake, loans, materials, people, registers, settings, start, store, today }
