import { fileLink } from '@guanjia/core/attachments';
import { z } from 'zod';
import { findPrincipalOfSession } from '../identity/index.ts';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { Problem } from '../platform/problems.ts';
import { isLinkGood, signLink } from './file-links.ts';
import { fileStore } from './file-store.ts';
import { readableAttachment } from './may-read.ts';
import { bytesGone, contentDisposition, fileHeaders } from './send-file.ts';
import { thumbnailOf } from './thumbnails.ts';

const tags = ['attachments'];
const params = z.strictObject({ id: z.uuid() });

export async function readingRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db, now } = deps;
  const { dataDir } = deps.files;
  const files = fileStore(dataDir);

  app.get(
    '/attachments/:id',
    {
      schema: {
        summary: '查看附件',
        description: '与所属事项同样的权限；未使用的只有上传者能看。',
        tags,
        params,
        produces: ['application/octet-stream'],
      },
    },
    async ({ principal, params, headers }, reply) => {
      const file = await readableAttachment(db, principal, params.id);
      // Asked about each time, so that a right that was lost is lost; sent again only where it is not there yet.
      const etag = `"${file.sha256.toString('base64url')}"`;
      fileHeaders(reply, file.media_type).header('cache-control', 'private, no-cache').header('etag', etag);
      if (headers['if-none-match'] === etag) return reply.code(304).send();
      const stream = await files.open(file.id);
      if (!stream) throw bytesGone();
      return reply
        .header('content-length', file.bytes)
        .header('content-disposition', contentDisposition(file, false))
        .send(stream);
    },
  );

  app.get(
    '/attachments/:id/thumbnail',
    {
      schema: {
        summary: '图片的缩略图',
        description: 'WebP，长边 480 像素，与原图同样的权限。不是图片的没有。',
        tags,
        params,
        produces: ['image/webp'],
      },
    },
    async ({ principal, params }, reply) => {
      const file = await readableAttachment(db, principal, params.id);
      if (!file.media_type.startsWith('image/')) throw new Problem('not-found');
      const bytes = await thumbnailOf(files, file.id);
      if (!bytes) throw bytesGone();
      return fileHeaders(reply, 'image/webp')
        .header('cache-control', 'private, max-age=604800, immutable')
        .send(bytes);
    },
  );

  app.get(
    '/attachments/:id/link',
    {
      schema: {
        summary: '取得下载链接',
        description:
          '五分钟内有效，不需要 Cookie，供浏览器之外打开；只随本次登录有效，退出登录或失去权限即作废。',
        tags,
        params,
        response: { 200: fileLink },
      },
    },
    async ({ principal, params }) => {
      const { id } = await readableAttachment(db, principal, params.id);
      return await signLink(dataDir, { id, session: principal.sessionId }, now());
    },
  );

  app.get(
    '/attachments/:id/download',
    {
      config: { public: true },
      schema: {
        summary: '凭链接下载附件',
        tags,
        params,
        querystring: z.strictObject({
          session: z.uuid(),
          until: z.coerce.number().int().positive(),
          signature: z.string().max(100),
        }),
        produces: ['application/octet-stream'],
      },
    },
    async ({ params, query }, reply) => {
      const good = await isLinkGood(dataDir, { id: params.id, ...query }, now());
      const principal = good ? await findPrincipalOfSession(db, query.session, now()) : null;
      if (!principal) throw linkOver();
      const file = await readableAttachment(db, principal, params.id).catch((error: unknown) => {
        throw error instanceof Problem && error.code === 'not-found' ? linkOver() : error;
      });
      const stream = await files.open(file.id);
      if (!stream) throw bytesGone();
      return fileHeaders(reply, file.media_type)
        .header('cache-control', 'private, no-store')
        .header('content-length', file.bytes)
        .header('content-disposition', contentDisposition(file, true))
        .send(stream);
    },
  );
}

/** One answer for all that may be wrong with a link. */
const linkOver = (): Problem =>
  new Problem('not-found', { detail: '下载链接已过期或不再有效。请回到页面重新点击下载。' });
