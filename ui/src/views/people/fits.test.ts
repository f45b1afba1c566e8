import { describe, expect, it } from 'vitest'
import { fits } from './fits'

const chen = { texts: ['陈立群', 'YY1002', 'P-00012', '工艺部', null], initials: 'clq' }
const huaxin = { texts: ['华芯电子有限公司', '华芯', '原芯华微电子', 'HX'], initials: 'hxdzyxgs hx yxhwdz' }

describe('filter as you type', () => {
  it('shows everything while nothing is typed', () => {
    expect(fits('', chen)).toBe(true)
    expect(fits('   ', chen)).toBe(true)
  })

  it('finds a person by a piece of the name, initials, badge, and department', () => {
    for (const typed of ['立群', 'clq', 'CL', '1002', 'yy1002', '工艺']) expect(fits(typed, chen), typed).toBe(true)
    for (const typed of ['lq', '马', '1003', '质量']) expect(fits(typed, chen), typed).toBe(false)
  })

  it('wants every word, in whatever order', () => {
    expect(fits('工艺 clq', chen)).toBe(true)
    expect(fits('clq 质量', chen)).toBe(false)
  })

  it('understands full-width letters and letters that an input method still holds', () => {
    expect(fits('ｙｙ１００２', chen)).toBe(true)
    expect(fits("c'l'q", chen)).toBe(true)
  })

  it('finds a customer by a former name too', () => {
    for (const typed of ['芯华微', 'yxhw', 'hx', 'hxdz']) expect(fits(typed, huaxin), typed).toBe(true)
  })
})
