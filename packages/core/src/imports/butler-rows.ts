import { oneOf, phone, username, words } from './cells.ts';
import { defineKind, optional, required } from './columns.ts';

export const butlerRows = defineKind({
  title: '管家',
  columns: {
    name: required(
      { heading: '姓名', aliases: ['管家姓名'], note: '', example: '示例：管家姓名' },
      words(50),
    ),
    phone: required(
      {
        heading: '手机',
        aliases: ['手机号', '电话', '联系电话'],
        note: '企业随时拨打的号码',
        example: '13800000000',
      },
      phone,
    ),
    station: required(
      {
        heading: '工作站',
        aliases: ['服务管家工作站', '所属工作站'],
        note: '系统里工作站的名称或简称',
        example: '第一工作站',
      },
      words(60),
    ),
    kind: required(
      {
        heading: '类别',
        aliases: ['管家类别'],
        note: '企业管家、项目管家、企业和项目管家',
        example: '企业管家',
      },
      oneOf({
        enterprise: ['企业管家', '企业'],
        project: ['项目管家', '项目'],
        both: ['企业和项目管家', '企业和项目', '两者'],
      }),
    ),
    title: required({ heading: '职务', note: '写在服务卡上', example: '服务管家' }, words(50)),
    username: optional(
      { heading: '账号', aliases: ['登录账号'], note: '登录用；不填就用手机号', example: '' },
      username,
    ),
  },
  unique: [
    { column: 'phone', of: (row) => row.phone },
    { column: 'username', of: (row) => row.username ?? row.phone },
  ],
});
