import type { ActionName, ActionRequest } from '@guanjia/core/matters';
import { assign, recall } from './assigning.ts';
import { decideEscalation, escalate } from './escalating.ts';
import { checkMaterials, handInMaterials } from './materials.ts';
import { merge } from './merging.ts';
import {
  acceptAnswer,
  answer,
  grantExtension,
  refuseExtension,
  requestExtension,
  returnAssignment,
  sendBack,
  sign,
} from './office-work.ts';
import { promiseMaterials } from './pledges.ts';
import { accept, chooseMode, decline, disputeDecline, transfer } from './reception.ts';
import {
  appeal,
  excludeRating,
  extendRectification,
  rectify,
  revisit,
  upholdRating,
  verifyRating,
} from './rectifying.ts';
import {
  answerFirm,
  closeUnsupplied,
  comment,
  confirm,
  dispute,
  rate,
  reopen,
  requestMaterials,
  resume,
  supplyMaterials,
  urge,
  withdraw,
} from './with-the-firm.ts';
import type { MatterWork } from './work.ts';

type Handlers = { [A in ActionName]: (work: MatterWork, request: ActionRequest<A>) => Promise<void> };

/** What each action does to the rows; when it may be done stands in the core's transition tables. */
export const handlers: Handlers = {
  accept,
  decline,
  transfer,
  'choose-mode': chooseMode,
  assign,
  'request-materials': requestMaterials,
  'supply-materials': supplyMaterials,
  'hand-in-materials': handInMaterials,
  'check-materials': checkMaterials,
  'promise-materials': promiseMaterials,
  resume,
  'close-unsupplied': closeUnsupplied,
  'answer-firm': answerFirm,
  confirm,
  dispute,
  'dispute-decline': disputeDecline,
  rate,
  reopen,
  withdraw,
  urge,
  merge,
  comment,
  escalate,
  'decide-escalation': decideEscalation,
  sign,
  return: returnAssignment,
  answer,
  'accept-answer': acceptAnswer,
  'send-back': sendBack,
  recall,
  'request-extension': requestExtension,
  'grant-extension': grantExtension,
  'refuse-extension': refuseExtension,
  'verify-rating': verifyRating,
  appeal,
  'uphold-rating': upholdRating,
  'exclude-rating': excludeRating,
  'extend-rectification': extendRectification,
  rectify,
  revisit,
};
