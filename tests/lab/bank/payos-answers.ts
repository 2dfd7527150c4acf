import { z } from 'zod';
import { type Answer, json } from '../http-server.ts';
import type { Done } from './money-server.ts';
import { signPayosData } from './payos-sign.ts';

export const createBody = z.object({
  orderCode: z.number().int().positive().max(Number.MAX_SAFE_INTEGER),
  amount: z.number().int().positive().max(10_000_000_000),
  description: z.string().min(1),
  cancelUrl: z.url(),
  returnUrl: z.url(),
  signature: z.string(),
  /** Seconds since the epoch. */
  expiredAt: z.number().int().positive().max(2_147_483_647).optional(),
});
export const cancelBody = z.object({ cancellationReason: z.string().max(255).optional() });
export const confirmBody = z.object({ webhookUrl: z.url() });

/** payOS says its refusals with HTTP 200. */
const refuse = (code: string, desc: string, status = 200): Done => ({
  answer: json(status, { code, desc, data: null }),
});

export const PAYOS_REFUSALS = {
  /** Also where the keys are wrong. */
  gateway: () => refuse('214', 'Cổng thanh toán không tồn tại hoặc đã tạm dừng'),
  unknown: () => refuse('101', 'Mã thanh toán không tồn tại'),
  signature: () => refuse('201', 'Mã kiểm tra(signature) không hợp lệ'),
  exists: () => refuse('231', 'Đơn thanh toán đã tồn tại'),
  field: (desc: string) => refuse('20', desc),
  fields: (error: z.ZodError) => refuse('20', z.prettifyError(error)),
  /** What it says here is documented nowhere: a client may build on no code of it. */
  over: () => refuse('20', 'Đơn thanh toán đã kết thúc, không thể hủy'),
  webhook: () => refuse('20', 'Webhook url invalid', 400),
};

export const payosAnswer = (data: Record<string, unknown>, checksumKey: string): Answer =>
  json(200, { code: '00', desc: 'success', data, signature: signPayosData(data, checksumKey) });
