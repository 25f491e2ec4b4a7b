import { type ImportKind, importKind } from '@guanjia/core/imports';
import type { FastifyRequest } from 'fastify';
import { faultyField, Problem } from '../platform/problems.ts';
import { LIMITS } from './reading/limits.ts';

export interface ImportForm {
  readonly kind: ImportKind;
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Reads the form `kind` + `file`, in either order. Throws `invalid-request` or `body-too-large`. */
export async function readForm(request: FastifyRequest): Promise<ImportForm> {
  let kind: unknown;
  let file: { name: string; bytes: Uint8Array<ArrayBuffer> } | undefined;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname !== 'kind') throw faultyField(part.fieldname.slice(0, 60), '没有这一项');
      kind = part.value;
      continue;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
    if (part.file.truncated) {
      throw new Problem('body-too-large', {
        detail: `文件最大 ${LIMITS.fileBytes / 1_000_000} MB。请拆成几个文件，分别上传。`,
      });
    }
    file = { name: safeName(part.filename), bytes: Uint8Array.from(Buffer.concat(chunks)) };
  }
  const chosen = importKind.safeParse(kind);
  if (!chosen.success) throw faultyField('kind', `请选择导入的内容：${importKind.options.join('、')}`);
  if (!file) throw faultyField('file', '请选择一个文件');
  return { kind: chosen.data, ...file };
}

/** The name as people read it: no path, no control or direction characters, bounded. */
function safeName(name: string | undefined): string {
  const bare = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = bare
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .trim()
    .slice(-120);
  return clean || '文件';
}
