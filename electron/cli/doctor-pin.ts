import type { OpenContext } from '../../drivers/define.ts';
import { PAYMENT_MEANS } from '../../drivers/ports/payment.ts';
import { loadConfig } from '../../kiosk-config/load.ts';
import type { KioskConfig } from '../../kiosk-config/schema.ts';

export interface PinCheck {
  readonly id: string;
  readonly kind: 'staff-pin';
  readonly status: 'ok' | 'warning' | 'failed';
  readonly detail: string;
}

/** The PIN that opens the screen for staff, and what nobody can do without it; nothing where nobody needs that screen. */
export function checkPin(
  file: string,
  config: KioskConfig,
  secret: OpenContext['secret'],
): readonly PinCheck[] {
  const { staffPin } = config.payment;
  const missed = missedWithout(config).join('; ');
  if (staffPin === null) {
    if (missed === '') return [];
    const detail = `${placed(file)}: names no secret: ${missed}`;
    return [{ id: 'payment.staffPin', kind: 'staff-pin', status: 'warning', detail }];
  }
  const { env } = staffPin;
  const value = secret(env);
  const besides = missed === '' ? '' : `: ${missed}`;
  if (value === undefined) return [check(env, 'failed', `${env} is not set${besides}`)];
  if (!/^\d{4,8}$/.test(value)) return [check(env, 'failed', `${env} is not 4 to 8 digits`)];
  return [check(env, 'ok', 'set')];
}

const check = (id: string, status: PinCheck['status'], detail: string): PinCheck => ({
  id,
  kind: 'staff-pin',
  status,
  detail,
});

function missedWithout({ payment, visit }: KioskConfig): readonly string[] {
  const takesMoney = PAYMENT_MEANS.some((means) => payment[means] !== null);
  const keeps = visit.hisDown.keepHours > 0;
  const looksUp = visit.insuranceHours > 0;
  return [
    ...(takesMoney ? ['staff cannot give money back here'] : []),
    ...(keeps
      ? ['staff cannot see what became of visits that the HIS could not take (visit.hisDown.keepHours)']
      : []),
    ...(looksUp ? ['staff cannot see what the insurer said later (visit.insuranceHours)'] : []),
  ];
}

/** `FILE:LINE payment.staffPin` */
function placed(file: string): string {
  const loaded = loadConfig(file);
  if (!loaded.ok) return 'payment.staffPin';
  const at = loaded.faultAt(['payment', 'staffPin'], '');
  return `${at.file}:${at.line} ${at.path}`;
}
