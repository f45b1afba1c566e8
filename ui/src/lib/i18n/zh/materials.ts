/** 资料：列表、条件、一件的全部。 */
export const materials = {
  list: '资料', found: (n: string, all: string) => `${n} 件 / 共 ${all} 件`, more: (n: string) => `${n}+`,
  number: '档号', title: '资料名称', drawing: '图号', revision: '版次', state: '状态', customer: '客户', category: '类别', place: '存放位置', filed: '归档日期', received: '接收日期', due: '应还', level: '密级', files: '附件',
  search: '在资料里找：名称、档号、图号、拼音首字母', filterHint: '客户、责任人、位置、日期（今年、10月），或任何一类', filter: '条件', searchKey: '找',
  overdue: '逾期', noFiles: '没有附件', period: (from: string, to: string) => `${from}～${to}`,
  fileCount: (files: string, pages: string) => `${files} 个，${pages} 页`,
  none: '没有合条件的资料。', noneYet: '还没有资料。到“接收”登记第一件。', choose: '左边选一件，这里看它的全部。',
  holder: '现在在谁手里', inStore: (place: string) => `在库，${place}`, heldFacts: (since: string, due: string) => `${since} 借出，${due} 应还`, late: (n: string) => `逾期 ${n} 天`, left: (n: string) => `还有 ${n} 天`,
  attachments: '附件', dropHere: '拖到这里即附上，或', attach: '附上文件', attachTo: (no: string) => `附到 ${no}`,
  history: '履历', events: (n: string) => `${n} 条`, card: '履历卡', moreHistory: '更早的',
  categoryCarrier: '类别 / 载体', retention: '保管期限', until: (word: string, day: string) => `${word}，至 ${day}`, counts: '份数 / 页数', count: (copies: string, pages: string, kind: string) => `${copies} 份${pages === '0' ? '' : ` ${pages} 页`}，${kind}`, owner: '责任人', receipt: '接收编号', nature: '性质 / 用途', creator: '责任者', unknownDate: '不详', subtype: '细类', docDate: '形成日期', provider: '提供人', secret: (level: string, day: string) => `${level} 至 ${day}`,
  lend: '借出', giveBack: '归还', label: '标签', look: '看大图', otherFile: '换附件', more2: '更多', change: '更正著录', relocate: '移位', withdraw: '撤下附件', replace: '替换附件', save: '另存原件', reason: '原因', newPlace: '新的位置', done: '已移位', changed: '已更正', withdrawn: '已撤下', replaced: '已替换', saved: '原件已另存',
  labelPrinted: '标签已送打印机', apply: '确定', ground: '依据：谁同意、凭什么（密级降低、保管期限缩短、返还推迟）', returnBy: (day: string) => `限期返还 ${day}`, note: '备注', project: '项目或合同号', clear: '清除条件', excel: '导出', excelName: '客供资料清单',
  incidents: '异常', incidentOpen: '有异常未结案', closeIncident: '结案', outcome: '处理结果', closing: '经过：在哪里找到，与谁说定', incidentClosed: (no: string) => `${no} 已结案`, closedBy: (day: string, who: string) => `${day} ${who}`,
}
