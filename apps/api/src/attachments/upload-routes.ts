import multipart from '@fastify/multipart';
import { uploadedAttachment } from '@guanjia/core/matters';
import { z } from 'zod';
import { findReadableMatter } from '../matters/index.ts';
import { mayReadReportFile } from '../plans/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { inTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { findAttachment, insertAttachment, waitingBytes } from './attachments-store.ts';
import { fileStore } from './file-store.ts';
import { readUpload } from './read-upload.ts';

const tags = ['attachments'];
/** Of one person, not yet part of any matter. */
const mostWaitingBytes = 300_000_000;

/** In a scope of its own: nowhere else is anything but JSON taken. */
export async function attachmentRoutes(app: Api, deps: AppDependencies): Promise<void> {
  await app.register(async (scope) => await uploadRoutes(scope.withTypeProvider(), deps));
}

async function uploadRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;
  const files = fileStore(deps.files.dataDir);
  // The hard bound of the parser; the zone's own limit is checked while the bytes arrive.
  await app.register(multipart, { limits: { files: 1, fields: 0, parts: 1, fileSize: 100_000_001 } });

  app.post(
    '/attachments',
    {
      schema: {
        summary: '上传一个附件',
        description:
          'multipart/form-data，一次一个文件。图片会重新编码并去掉拍摄地点。返回的 id 写进随后的诉求或操作；一天内未使用即清除。',
        tags,
        consumes: ['multipart/form-data'],
        response: { 201: uploadedAttachment },
      },
    },
    async (request, reply) => {
      const { principal } = request;
      const part = await request.file();
      if (!part)
        throw new Problem('invalid-request', { errors: [{ path: 'body', message: '请选择一个文件' }] });
      if ((await waitingBytes(db, principal.accountId)) > mostWaitingBytes) {
        throw new Problem('too-many-requests', {
          detail: '您上传了很多还没有用到的附件。请先提交已上传的，或明天再试。',
          headers: { 'retry-after': '3600' },
        });
      }
      const settings = await loadZoneSettings(db);
      const upload = await readUpload(part, settings.attachmentMaxBytes);
      // The bytes lie safely before the row that names them; a row without bytes can never be.
      await files.put(upload.id, upload.bytes);
      const row = {
        id: upload.id,
        matter_id: null,
        name: upload.name,
        media_type: upload.mediaType,
        bytes: upload.bytes.length,
        sha256: upload.sha256,
        visibility: 'internal' as const,
        uploaded_by: principal.accountId,
        created_at: now(),
      };
      await insertAttachment(db, row);
      return reply.code(201).send({
        id: row.id,
        name: row.name,
        mediaType: row.media_type,
        bytes: row.bytes,
        isImage: row.media_type.startsWith('image/'),
      });
    },
  );

  app.get(
    '/attachments/:id',
    {
      schema: {
        summary: '下载附件',
        description: '与所属事项同样的权限；未使用的只有上传者能看。',
        tags,
        params: z.strictObject({ id: z.uuid() }),
        produces: ['application/octet-stream'],
      },
    },
    async ({ principal, params }, reply) => {
      const row = await findAttachment(db, params.id);
      const readable = row && (await mayRead(row));
      if (!row || !readable) throw new Problem('not-found');
      const stream = await files.open(row.id);
      if (!stream) throw new Problem('not-found', { detail: '附件的内容已不在服务器上，请联系系统管理员。' });
      const shown = row.media_type.startsWith('image/') || row.media_type === 'application/pdf';
      return reply
        .header('content-type', row.media_type)
        .header('content-length', row.bytes)
        .header('x-content-type-options', 'nosniff')
        .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .header(
          'content-disposition',
          `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(row.name)}`,
        )
        .send(stream);

      async function mayRead(file: NonNullable<typeof row>): Promise<boolean> {
        const { matter_id: matterId } = file;
        if (matterId === null) {
          // A photo of a node's report is read like its project; what nothing uses yet, by who sent it.
          return (
            (await mayReadReportFile(db, principal, file.id)) ?? file.uploaded_by === principal.accountId
          );
        }
        const view = await inTransaction(db, (tx) => findReadableMatter(tx, principal, matterId));
        if (view === 'staff') return true;
        // What completed a node belongs to the record of its project too.
        return (
          file.visibility === 'firm' &&
          (view === 'firm' || (await mayReadReportFile(db, principal, file.id)) === true)
        );
      }
    },
  );
}
