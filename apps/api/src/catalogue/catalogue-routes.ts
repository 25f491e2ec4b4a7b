import { matterTypeList } from '@guanjia/core/matters';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { loadZoneSettings } from '../settings/index.ts';
import { listMatterTypes } from './matter-types.ts';
import { presentType } from './present-type.ts';
import { typeRoutes } from './type-routes.ts';

export async function catalogueRoutes(app: Api, deps: AppDependencies): Promise<void> {
  const { db } = deps;
  await typeRoutes(app, deps);
  app.get(
    '/matter-types',
    {
      schema: {
        summary: '事项目录',
        description: '可选的全部事项：分组、主办与协办单位、承诺时限及其来源、参考材料清单。',
        tags: ['matters'],
        response: { 200: matterTypeList },
      },
    },
    async () => {
      const settings = await loadZoneSettings(db);
      const types = await listMatterTypes(db);
      return { items: types.map((type) => presentType(type, settings)) };
    },
  );
}
