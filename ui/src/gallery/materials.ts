/** Invented materials for the gallery. */
import type { Page } from '../lib/pieces/rows.svelte'

export interface Material {
  no: string
  title: string
  drawing: string
  revision: string
  state: 'in' | 'out' | 'late' | 'moving' | 'void'
  customer: string
  category: string
  place: string
  filed: string
}

const lines = `0012|TZ|稳压模块外壳 总装图|HX-2601-03|C|out|设计图纸|一号库 B-3-05|2026-03-15
0013|TZ|稳压模块外壳 零件图（四张）|HX-2601-04|B|in|设计图纸|一号库 B-3-05|2026-03-15
0014|TZ|输出轴|HX-2601-07|B|in|设计图纸|一号库 B-3-05|2026-03-15
0021|JS|稳压模块 技术规格书|HX-SPEC-118|1.4|in|技术资料|一号库 A-1-02|2026-03-15
0007|YP|稳压模块外壳 封样件|HX-2601-03|C|out|样品资料|样品间 S-2-11|2026-04-02
0004|HT|稳压模块 开发与保密协议|—|—|in|合同协议|一号库 D-1-01|2026-03-18
0031|TZ|电源模块外壳 零件图|HX-2588-02|A|late|设计图纸|一号库 B-3-08|2026-05-11
0188|TZ|电源模块外壳 零件图|HX-2588-02|—|void|设计图纸|一号库 C-6-01|2025-09-30
0034|JS|表面处理要求及色板|HX-SUR-09|2.0|in|技术资料|一号库 A-1-02|2026-05-11
0042|TZ|散热底板|HX-2601-11|A|in|设计图纸|一号库 B-4-01|2026-06-08
0043|TZ|散热底板 压铸毛坯图|HX-2601-12|A|moving|设计图纸|一号库 B-4-01|2026-06-08
0040|JS|来料检验规范|HX-QC-031|1.1|late|技术资料|一号库 A-1-03|2026-06-08
0009|QT|客户审核问题清单及回复|—|—|in|其他资料|一号库 D-2-04|2026-06-19
0055|TZ|接插件压块|HX-2603-01|B|out|设计图纸|一号库 B-4-02|2026-07-14
0056|TZ|接插件压块 检具图|HX-2603-01J|A|out|设计图纸|一号库 B-4-02|2026-07-14
0015|YP|接插件压块 首件样品|HX-2603-01|B|in|样品资料|样品间 S-2-12|2026-07-20
0052|JS|三维数模（光盘）|HX-2603-3D|B|in|技术资料|一号库 E-1-01|2026-07-20
0061|TZ|屏蔽罩 展开图|HX-2604-02|A|late|设计图纸|一号库 B-4-03|2026-08-03
0062|TZ|屏蔽罩 装配图|HX-2604-01|A|in|设计图纸|一号库 B-4-03|2026-08-03
0011|HT|屏蔽罩 采购框架协议|—|—|in|合同协议|一号库 D-1-01|2026-08-05`.split('\n')

const known = lines.map((line): Material => {
  const [n, code, title, drawing, revision, state, category, place, filed] = line.split('|') as [string, string, string, string, string, Material['state'], string, string, string]
  return { no: `KG-${code}-${state === 'void' ? '2025' : '2026'}-${n}`, title, drawing, revision, state, customer: '华芯电子', category, place, filed }
})

const TOTAL = 18246

function at(n: number): Material {
  const base = known[n % known.length]!
  return n < known.length ? base : { ...base, no: `KG-TZ-${2025 - Math.floor(n / 9000)}-${String(n).padStart(4, '0')}`, title: n % 37 === 0 ? `${base.title} 以及随附的全部加工工艺卡、检验记录与客户来函的合订本` : base.title }
}

/** A page of the invented archive, as the core would give it. */
export async function materialsPage(after: string | null): Promise<Page<Material, string>> {
  const from = after === null ? 0 : Number(after)
  await new Promise((done) => setTimeout(done, 30))
  const to = Math.min(TOTAL, from + 100)
  return { rows: Array.from({ length: to - from }, (_, n) => at(from + n)), next: to < TOTAL ? String(to) : null, total: TOTAL }
}
