import multipart from '@fastify/multipart';
import { uploadedAttachment } from '@guanjia/core/matters';
import { z } from 'zod';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { inTransaction } from '../platform/database.ts';
import { Problem } from '../platform/problems.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { insertWithinLimit, mostWaitingBytes, waitingBytes } from './attachments-store.ts';
import { fileStore } from './file-store.ts';
import { readUpload } from './read-upload.ts';

export async function uploadRoutes(app: Api, deps: AppDependencies): Promise<void> {
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
          'multipart/form-data，一次一个文件。图片会重新编码，照片、录音和视频都去掉拍摄地点；' +
          'keepPlace=true 时照片的地点另存，与照片一同展示。返回的 id 写进随后的诉求或操作；一天内未使用即清除。',
        tags: ['attachments'],
        querystring: z.strictObject({ keepPlace: z.stringbool().optional() }),
        consumes: ['multipart/form-data'],
        response: { 201: uploadedAttachment },
      },
    },
    async (request, reply) => {
      const { principal, query } = request;
      const part = await request.file();
      if (!part)
        throw new Problem('invalid-request', { errors: [{ path: 'body', message: '请选择一个文件' }] });
      if ((await waitingBytes(db, principal.accountId)) > mostWaitingBytes) throw tooMuchWaiting();
      const settings = await loadZoneSettings(db);
      const upload = await readUpload(part, {
        maxBytes: settings.attachmentMaxBytes,
        keepPlace: query.keepPlace === true,
      });
      // The bytes lie safely before the row that names them; a row without bytes can never be.
      await files.put(upload.id, upload.bytes);
      if (upload.thumbnail) await files.put(upload.id, upload.thumbnail, 'thumbnail');
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
        latitude: upload.place?.latitude ?? null,
        longitude: upload.place?.longitude ?? null,
      };
      if (!(await inTransaction(db, (tx) => insertWithinLimit(tx, row)))) {
        await files.remove(upload.id);
        throw tooMuchWaiting();
      }
      return reply.code(201).send({
        id: row.id,
        name: row.name,
        mediaType: row.media_type,
        bytes: row.bytes,
        isImage: row.media_type.startsWith('image/'),
        place: upload.place,
      });
    },
  );
}

const tooMuchWaiting = (): Problem =>
  new Problem('too-many-requests', {
    detail: '您上传了很多还没有用到的附件。请先提交已上传的，或明天再试。',
    headers: { 'retry-after': '3600' },
  });
