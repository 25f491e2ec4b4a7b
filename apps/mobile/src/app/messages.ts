import { actions } from '@guanjia/client/messages/zh-CN/actions';
import { common } from '@guanjia/client/messages/zh-CN/common';
import { mobile } from '@guanjia/client/messages/zh-CN/mobile';

/** The namespaces of the phone; another language is another folder with the same names. */
export const messages = { common, actions, mobile };
