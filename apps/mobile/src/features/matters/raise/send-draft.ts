import { ApiProblem, newIdempotencyKey, request } from '@guanjia/client/api';
import { uploadAttachment } from '@guanjia/client/queries';
import type { MatterDetail, RaiseRequest } from '@guanjia/core/matters';
import { type Draft, draftStore } from './draft-store.ts';

type RaiseBody = Omit<RaiseRequest, 'urgency'> & { urgency: RaiseRequest['urgency'] };

function bodyOf(draft: Draft, attachmentIds: string[]): RaiseBody {
  const subject =
    draft.subjectKind === 'project' ? { projectId: draft.subjectId } : { enterpriseId: draft.subjectId };
  return {
    typeCode: draft.typeCode ?? '',
    ...subject,
    text: draft.text.trim(),
    urgency: draft.urgent ? 'urgent' : 'normal',
    ...(draft.handedAt ? { deviceAt: draft.handedAt } : {}),
    ...(draft.authorisation.trim() ? { authorisation: draft.authorisation.trim() } : {}),
    ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
  } as RaiseBody;
}

/**
 * Hands a draft to the server: its files once each, then the need under the draft's own key, so that a lost answer
 * and another tab make no second matter. The draft is gone only when the server has the matter.
 */
export async function sendDraft(
  draft: Draft,
  onShare?: (sent: number, of: number) => void,
): Promise<MatterDetail> {
  let current = draft;
  for (const [i, { file, uploadedId, keepPlace = false }] of current.files.entries()) {
    onShare?.(i, current.files.length);
    if (uploadedId !== undefined) continue;
    const { id } = await uploadAttachment(file, { keepPlace });
    const files = current.files.map((f, j) => (j === i ? { ...f, uploadedId: id } : f));
    current = { ...current, files };
    await draftStore.put(current);
  }
  const ids = current.files.map((f) => f.uploadedId).filter((id) => id !== undefined);
  try {
    const matter = await request<MatterDetail>('/matters', {
      method: 'POST',
      idempotencyKey: current.idempotencyKey,
      body: bodyOf(current, ids),
    });
    await draftStore.remove(current.id);
    return matter;
  } catch (failure) {
    if (failure instanceof ApiProblem && failure.status < 500 && failure.status !== 401) {
      // Refused for good as it stands: back to editing under a new key, with files that are sent anew
      // (an uploaded file waits for its matter one day only).
      await draftStore.put({
        ...current,
        state: 'editing',
        handedAt: undefined,
        idempotencyKey: newIdempotencyKey(),
        files: current.files.map((f) => ({ ...f, uploadedId: undefined })),
      });
    }
    throw failure;
  }
}
