import { actions } from '@guanjia/client/messages/zh-CN/actions';
import { common } from '@guanjia/client/messages/zh-CN/common';
import { mobile } from '@guanjia/client/messages/zh-CN/mobile';

export const messages = { common, actions, mobile };
