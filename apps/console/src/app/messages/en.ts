import { actions } from '@guanjia/client/messages/en/actions';
import { administration } from '@guanjia/client/messages/en/administration';
import { common } from '@guanjia/client/messages/en/common';
import { console } from '@guanjia/client/messages/en/console';
import { imports } from '@guanjia/client/messages/en/imports';

export const messages = { common, actions, console, imports, administration };
