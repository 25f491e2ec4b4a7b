import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Api } from './app-dependencies.ts';

const tags = {
  identity: '登录与会话',
  accounts: '账号与三员管理',
  organisation: '组织与包抓',
  absences: '请假与代班',
  enterprises: '企业',
  projects: '项目',
  plans: '节点计划',
  meetings: '会议与议定事项',
  matters: '诉求与事项',
  'matter actions': '事项的每一种操作',
  supervision: '督办',
  catalogue: '事项目录',
  calendars: '工作日历',
  imports: '数据导入',
  handbook: '工作手册',
  views: '列表视图',
  exports: '导出',
  notifications: '通知',
  live: '实时变化',
  attachments: '附件',
  settings: '设置',
  insights: '总览与统计',
  audit: '审计',
  platform: '平台',
} as const;

/** OpenAPI 3.1 out of the schemas that validate. Register before the routes. */
export async function documentApi(app: Api): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Guanjia 服务管家 API',
        version: '1.0.0',
        description:
          '登录：POST /api/v1/session，之后带上返回的 Cookie，以 JSON 收发即可。' +
          '出错时返回 RFC 9457 问题文档，code 稳定，detail 说明下一步怎么办。' +
          '列表返回 {items, total, nextCursor}，用 limit 与 cursor 翻页。时刻一律为 UTC 的 ISO 8601。',
      },
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'guanjia_session' } },
      },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: false,
    uiConfig: { docExpansion: 'none', deepLinking: true, validatorUrl: null, layout: 'BaseLayout' },
    theme: { title: 'Guanjia API' },
  });
}

/** Where the document is fetched; made once, when all routes are known. */
export function serveDocument(app: Api): void {
  let document: string | undefined;
  app.get(
    '/api/v1/openapi.json',
    {
      config: { public: true },
      schema: {
        summary: '本接口说明（OpenAPI 3.1）',
        tags: ['platform'],
        response: { 200: z.looseObject({ openapi: z.string() }) },
      },
    },
    async (_request, reply) => {
      document ??= JSON.stringify(app.swagger());
      return reply
        .type('application/json; charset=utf-8')
        .serializer((text: string) => text)
        .send(document as never);
    },
  );
}
