import { type CatalogueGroup, proposed } from './catalogue-type.ts';

/** 市场开拓; 宣传推广 is named by the zone's own description, and no source gives a limit for it. */
export const market: CatalogueGroup = {
  code: 'market',
  name: '市场开拓',
  types: [
    {
      code: 'local-sourcing',
      name: '本地配套对接',
      subject: 'enterprise',
      complexity: 'complex',
      lead: 'industry',
      support: ['enterprise-service'],
      promised: proposed(10),
      needs: ['供需说明（产品、规格、数量）'],
    },
    {
      code: 'exhibition',
      name: '展会对接',
      subject: 'enterprise',
      complexity: 'complex',
      lead: 'commerce',
      support: ['industry'],
      promised: proposed(10),
      needs: ['参展意向', '产品资料'],
    },
    {
      code: 'foreign-trade-clearance',
      name: '外贸通关',
      subject: 'enterprise',
      complexity: 'general',
      lead: 'commerce',
      support: ['customs'],
      promised: proposed(5),
      needs: ['报关单证', '问题说明'],
    },
    {
      code: 'government-procurement',
      name: '政府采购与首台套',
      subject: 'enterprise',
      complexity: 'complex',
      lead: 'industry',
      support: ['finance-bureau'],
      promised: proposed(15),
      needs: ['产品说明', '检测或鉴定报告'],
    },
    {
      code: 'promotion',
      name: '宣传推广',
      subject: 'both',
      complexity: 'general',
      lead: 'publicity',
      support: ['enterprise-service'],
      needs: ['宣传需求', '文字与图片素材'],
    },
  ],
};

/** 荣誉资质. */
export const honours: CatalogueGroup = {
  code: 'honours',
  name: '荣誉资质',
  types: [
    {
      code: 'specialised-sme',
      name: '专精特新认定',
      subject: 'enterprise',
      complexity: 'general',
      lead: 'industry',
      support: ['finance-bureau'],
      promised: proposed(5),
      needs: ['近两年审计报告', '知识产权清单'],
      mayNeed: ['市场占有率证明'],
    },
    {
      code: 'high-tech-enterprise',
      name: '高新技术企业认定',
      subject: 'enterprise',
      complexity: 'general',
      lead: 'science',
      support: ['tax'],
      promised: proposed(5),
      needs: ['研发项目清单', '知识产权清单', '科技人员名册', '专项审计报告'],
    },
    {
      code: 'quality-award-standards',
      name: '质量奖与标准',
      subject: 'enterprise',
      complexity: 'complex',
      lead: 'market-regulation',
      support: [],
      promised: proposed(10),
      needs: ['申报意向', '质量管理体系证明'],
    },
  ],
};

/** 科技创新. */
export const innovation: CatalogueGroup = {
  code: 'innovation',
  name: '科技创新',
  types: [
    {
      code: 'university-cooperation',
      name: '产学研合作',
      subject: 'enterprise',
      complexity: 'complex',
      lead: 'science',
      support: ['universities'],
      promised: proposed(15),
      needs: ['技术需求说明'],
    },
    {
      code: 'research-platform',
      name: '研发平台建设',
      subject: 'enterprise',
      complexity: 'complex',
      lead: 'science',
      support: ['industry'],
      promised: proposed(15),
      needs: ['平台建设方案'],
      mayNeed: ['研发设备清单', '研发人员名册'],
    },
    {
      code: 'intellectual-property',
      name: '知识产权',
      subject: 'enterprise',
      complexity: 'general',
      lead: 'market-regulation',
      support: ['science'],
      promised: proposed(5),
      needs: ['问题说明'],
      mayNeed: ['权利证书'],
    },
  ],
};
