import { checkUscc } from '../enterprises/index.ts';
import { label, oneOf, words } from './cells.ts';
import { defineKind, optional, required } from './columns.ts';

/** An enterprise's code as the database has it, however it is written; a project's stands as it is. */
export function subjectCode(subject: 'enterprise' | 'project', text: string): string {
  return subject === 'enterprise' ? checkUscc(text).code : text;
}

export const stewardshipRows = defineKind({
  title: '包抓关系',
  columns: {
    code: required(
      {
        heading: '信用代码或项目编号',
        aliases: ['统一社会信用代码', '项目编号'],
        note: '企业填统一社会信用代码，项目填项目编号；这一列请设为文本格式',
        example: '示例：91350100M000100Y43',
      },
      label(60),
    ),
    subject: required(
      { heading: '对象', aliases: ['类别'], note: '企业、项目', example: '企业' },
      oneOf({ enterprise: ['企业'], project: ['项目'] }),
    ),
    butler: required(
      {
        heading: '管家',
        aliases: ['服务管家', '新管家'],
        note: '接手的管家，姓名或手机号；同名时请填手机号。写入时原管家的包抓同时结束',
        example: '管家姓名',
      },
      words(60),
    ),
    reason: optional(
      { heading: '调整原因', aliases: ['原因'], note: '200 字以内', example: '岗位调整' },
      words(200),
    ),
  },
  unique: [
    {
      column: 'code',
      of: ({ subject, code }) => (subject && code ? `${subject} ${subjectCode(subject, code)}` : null),
    },
  ],
});
