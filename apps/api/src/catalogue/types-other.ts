import { type CatalogueGroup, proposed } from './catalogue-type.ts';

/** 法律. “监管局” of the source means the inspecting bureau: the two that inspect most stand here. */
export const legal: CatalogueGroup = {
  code: 'legal',
  name: '法律服务',
  types: [
    {
      code: 'legal-advice',
      name: '法律咨询',
      subject: 'both',
      complexity: 'general',
      lead: 'justice',
      support: ['law-firms'],
      promised: proposed(3),
      needs: ['问题说明'],
      mayNeed: ['合同或文书'],
      modes: ['guided', 'assisted', 'self'],
    },
    {
      code: 'overdue-payment',
      name: '拖欠账款',
      subject: 'enterprise',
      complexity: 'complex',
      lead: 'industry',
      support: ['finance-bureau', 'justice'],
      promised: proposed(30),
      needs: ['合同', '对账单或验收单'],
      mayNeed: ['催款记录'],
    },
    {
      code: 'inspection-complaint',
      name: '涉企检查投诉',
      subject: 'both',
      complexity: 'general',
      lead: 'justice',
      support: ['market-regulation', 'emergency'],
      promised: proposed(5),
      needs: ['情况说明（时间、单位、经过）'],
      modes: ['guided', 'assisted', 'agent'],
    },
  ],
};

/** 厂房租赁. */
export const premises: CatalogueGroup = {
  code: 'premises',
  name: '厂房租赁',
  types: [
    {
      code: 'find-premises',
      name: '找厂房',
      subject: 'both',
      complexity: 'general',
      lead: 'investment-promotion',
      support: ['park-company'],
      promised: proposed(7),
      needs: ['厂房需求（面积、层高、承重、用电）'],
      prominent: true,
    },
    {
      code: 'lease-dispute',
      name: '租约纠纷与减免',
      subject: 'enterprise',
      complexity: 'complex',
      lead: 'state-assets',
      support: ['justice'],
      promised: proposed(10),
      needs: ['租赁合同', '问题说明'],
    },
  ],
};

/** 其他. */
export const other: CatalogueGroup = {
  code: 'other',
  name: '其他',
  types: [
    {
      code: 'surroundings-safety',
      name: '周边环境与治安',
      subject: 'both',
      complexity: 'general',
      lead: 'urban-management',
      support: ['public-security'],
      promised: proposed(5),
      needs: ['问题说明与地点'],
      mayNeed: ['现场照片'],
      modes: ['guided', 'assisted', 'agent'],
    },
    {
      code: 'suggestion',
      name: '意见建议',
      subject: 'both',
      complexity: 'complex',
      lead: 'enterprise-service',
      support: [],
      promised: proposed(10),
      needs: [],
      modes: ['guided', 'self'],
    },
  ],
};
