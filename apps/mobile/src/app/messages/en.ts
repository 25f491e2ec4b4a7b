import { actions } from '@guanjia/client/messages/en/actions';
import { common } from '@guanjia/client/messages/en/common';
import { mobile } from '@guanjia/client/messages/en/mobile';

export const messages = { common, actions, mobile };
