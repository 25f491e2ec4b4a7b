import { actions } from '@guanjia/client/messages/zh-CN/actions';
import { administration } from '@guanjia/client/messages/zh-CN/administration';
import { common } from '@guanjia/client/messages/zh-CN/common';
import { console } from '@guanjia/client/messages/zh-CN/console';
import { imports } from '@guanjia/client/messages/zh-CN/imports';

export const messages = { common, actions, console, imports, administration };
