import type { BundleContent } from '@guanjia/core/plans';

/** Bundles that every zone begins with, to be renamed and changed; brands are the zone's own. */
export const shippedBundles: readonly { readonly code: string; readonly content: BundleContent }[] = [
  {
    code: 'four-permits',
    content: {
      name: '四证齐发',
      brand: '',
      description:
        '用地规划许可、工程规划许可、不动产权、施工许可并联办理，共用一个时限。5 个工作日的做法见于厦门海沧，本区时限待核定。',
      items: [
        {
          kind: 'matter',
          title: '四证齐发',
          typeCode: 'construction-permit',
          text: '请各单位并联办理：建设用地规划许可证、建设工程规划许可证、不动产权证、施工许可证，同日发证。',
          officeCodes: ['natural-resources', 'real-estate-registry', 'housing-construction', 'approval'],
          limitDays: 5,
        },
      ],
    },
  },
  {
    code: 'utilities',
    content: {
      name: '水电气暖联合报装',
      brand: '',
      description: '一次受理，供电、供水、供气、供热单位同时踏勘、同时答复。时限为拟定值，待区里核定。',
      items: [
        {
          kind: 'matter',
          title: '水气暖联合报装',
          typeCode: 'water-supply',
          text: '请各单位同时踏勘，同时答复接入方案。',
          officeCodes: ['water-utility', 'gas-utility', 'heat-utility'],
          limitDays: 5,
        },
        {
          kind: 'matter',
          title: '用电报装',
          typeCode: 'power-supply',
          text: '请答复供电方案。',
          officeCodes: ['power-grid'],
          limitDays: 10,
        },
      ],
    },
  },
  {
    code: 'joint-acceptance',
    content: {
      name: '联合验收',
      brand: '',
      description: '规划土地核实、消防、人防、档案一次验收，统一出具意见。时限为拟定值，待区里核定。',
      items: [
        {
          kind: 'matter',
          title: '竣工联合验收',
          typeCode: 'joint-acceptance',
          text: '请各单位同时到场验收，一次告知整改意见。',
          officeCodes: ['housing-construction', 'natural-resources', 'fire-rescue', 'civil-air-defence'],
          limitDays: 10,
        },
      ],
    },
  },
];
