/** 词典：登记簿。 */
export const registers = {
  list: '登记表',
  period: '改期间',
  from: '起始日期',
  to: '截止日期',
  rowsN: (n: string) => `${n} 条`,
  none: '这一期间没有登记',
  excel: '导出 Excel',
  pdf: '存为 PDF',
  exported: (name: string, rows: string) => `已导出 ${name}，共 ${rows} 行`,
  saved: (name: string) => `已存为 PDF：${name}`,
}
