import { type MatterType, matterTypeList } from '@guanjia/core/matters';
import type { ZoneSettings } from '@guanjia/core/settings';
import type { Api, AppDependencies } from '../platform/app-dependencies.ts';
import { loadZoneSettings } from '../settings/index.ts';
import type { MatterTypeRecord } from './catalogue-store.ts';
import { listMatterTypes, promiseOf } from './matter-types.ts';

export async function catalogueRoutes(app: Api, { db }: AppDependencies): Promise<void> {
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

const presentType = (type: MatterTypeRecord, settings: ZoneSettings): MatterType => ({
  ...type,
  supportingOffices: [...type.supportingOffices],
  materials: [...type.materials],
  serviceModes: [...type.serviceModes],
  promised: promiseOf(type, settings),
});
