export const closed = {
  won: '已赢单',
  lost: '已输单',
  lasted: '历时 {{count}} 天',
  way: '走过的阶段',
  ahead: '没有进入，提前做的',
  reopenTo: '结单后不再推进。要接着做，先“重新打开”，会回到“{{stage}}”。',
  reopenAny: '结单后不再推进。要接着做，先“重新打开”。',
  mayNotReopen: '结单后不再推进。重新打开需要专门的权限。',
};
