import { connect } from 'node:net';
import type { Encounter, Patient } from '@medplum/fhirtypes';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { persona } from '../../personas.ts';
import { type LabHis, startHis } from '../his.ts';
import { labInsuranceOf } from '../his-details.ts';
import { SYSTEMS } from '../his-seed.ts';
import { blockOf } from './block.ts';
import { type LabHl7, startHl7Engine } from './engine.ts';
import { exchange } from './front.ts';
import { escaped, instantOf, parts, stamp, WireMessage } from './wire.ts';

// 00:30 on the 22nd in the hospital.
const NOW = Date.parse('2026-11-21T17:30:00Z');
let his: LabHis;
let engine: LabHl7;
beforeAll(async () => {
  his = await startHis({ now: () => NOW, validate: true });
  engine = await startHl7Engine(his, { now: () => NOW });
});
beforeEach(async () => {
  await engine.setFault('ok', 0);
  await his.reseed();
});
afterAll(async () => {
  await engine.close();
  await his.close();
});

let ids = 0;
const message = (type: string, body: string, id = `t-${++ids}`): string =>
  `MSH|^~\\&|APP|FAC|HIS|BV|20261122003000||${type}|${id}|P|2.5.1||||||UNICODE UTF-8\r${body}`;
const ask = async (text: string): Promise<WireMessage> => new WireMessage(await exchange(engine.port, text));
const { card } = persona('no-insurance');
const PID = `PID|1||${card.number}^^^CCCD^NI||Trịnh^Hữu Nghĩa||19990606|M|||${card.address}\r`;
const arrival = (key: string, clinic = 'rhm-1', pid = PID): string =>
  `EVN||20261122003000\r${pid}PV1|1|O|${clinic}${'|'.repeat(47)}${key}\r`;
const visits = async (key: string): Promise<Encounter[]> =>
  (await his.all<Encounter>('Encounter')).filter(({ identifier }) =>
    identifier?.some(({ system, value }) => system === SYSTEMS.visitKey && value === key),
  );

describe('the wire of the lab', () => {
  it('escapes what would cut a message', () => {
    expect(escaped('a|b^c&d~e\\f')).toBe('a\\F\\b\\S\\c\\T\\d\\R\\e\\E\\f');
    expect(parts(escaped('a|b&c\\~'))).toEqual(['a|b&c\\~']);
    expect(stamp(NOW)).toBe('20261122003000+0700');
    expect(instantOf(stamp(NOW))).toBe(NOW);
    expect(instantOf('')).toBeNull();
  });

  it('reads by the places of the standard', () => {
    const read = new WireMessage(message('ADT^A04', arrival('k-1'), 'id-1'));
    expect([read.event, read.get('MSH-10'), read.get('PID-3.4'), read.get('PV1-50')]).toEqual([
      'ADT^A04',
      'id-1',
      'CCCD',
      'k-1',
    ]);
  });
});

describe('the engine before the hospital of the lab', () => {
  it('makes a person once, and a visit once, with a number', async () => {
    for (let n = 0; n < 2; n++)
      expect((await ask(message('ADT^A28^ADT_A05', `EVN||20261122\r${PID}`))).get('MSA-1')).toBe('AA');
    for (let n = 0; n < 2; n++) {
      const text = message('ADT^A04^ADT_A01', arrival('k-1'), `a04-${n}`);
      const answer = await ask(text);
      expect([answer.get('MSA-1'), answer.get('MSA-2')]).toEqual(['AA', `a04-${n}`]);
    }
    const people = await his.all<Patient>('Patient');
    expect(people.filter(({ name }) => name?.[0]?.text === card.name)).toHaveLength(1);
    expect(await visits('k-1')).toHaveLength(1);
    const found = await ask(message('QBP^ZV1^QBP_Q21', 'QPD|IHE PDQ Query|q-1|@PV1.50.1^k-1\rRCP|I\r'));
    expect(found.event).toBe('RSP^ZV2');
    expect([found.get('QAK-1'), found.get('QAK-2'), found.get('QAK-4')]).toEqual(['q-1', 'OK', '1']);
    expect([found.get('PV1-3'), found.get('PV1-44'), found.get('PV1-50')]).toEqual([
      'rhm-1',
      '20261122003000+0700',
      'k-1',
    ]);
    expect(found.get('ZQN-1')).toBe('002');
    expect(found.get('ZQN-2')).toBe('1');
  });

  it('gives a person one number in a clinic and on a day, whatever the key', async () => {
    await ask(message('ADT^A04^ADT_A01', arrival('k-1')));
    expect((await ask(message('ADT^A04^ADT_A01', arrival('k-2')))).get('MSA-1')).toBe('AA');
    expect(await visits('k-2')).toEqual([]);
  });

  it.each([
    ['a full clinic', 'ADT^A04^ADT_A01', arrival('k-1', 'noi-tiet-1'), 'AE', '207', 'FULL'],
    ['a clinic that it does not have', 'ADT^A04^ADT_A01', arrival('k-1', 'khong-co'), 'AE', '204', ''],
    ['no key', 'ADT^A04^ADT_A01', arrival(''), 'AE', '101', ''],
    ['nobody', 'ADT^A04^ADT_A01', arrival('k-1', 'rhm-1', 'PID|1\r'), 'AE', '101', ''],
    ['nobody', 'ADT^A28^ADT_A05', 'PID|1\r', 'AE', '101', ''],
    ['a change of nobody', 'ADT^A08^ADT_A01', PID, 'AE', '204', ''],
    ['an event that it does not know', 'ADT^A01^ADT_A01', PID, 'AR', '201', ''],
  ])('refuses %s (%s)', async (_name, type, body, code, error, own) => {
    const answer = await ask(message(type, body));
    expect([answer.get('MSA-1'), answer.get('ERR-3'), answer.get('ERR-5')]).toEqual([code, error, own]);
    expect(await visits('k-1')).toEqual([]);
  });

  it('changes the address of a person (A08)', async () => {
    await ask(message('ADT^A28^ADT_A05', PID));
    await ask(message('ADT^A08^ADT_A01', PID.replace(card.address, 'Số 1 Đường Mới')));
    const people = await his.all<Patient>('Patient');
    expect(people.find(({ name }) => name?.[0]?.text === card.name)?.address?.[0]?.text).toBe(
      'Số 1 Đường Mới',
    );
  });

  it('keeps contact details (A28, A08), and tells them: an empty field changes nothing, relatives come all or none', async () => {
    const number = persona('covered').card.number;
    const kept = async () => {
      const people = await his.all<Patient>('Patient');
      return people.find(({ id }) => id === 'bn-000101');
    };
    const change = (pid: string, relatives = '') =>
      ask(
        message('ADT^A08^ADT_A01', `PID|1||bn-000101^^^BV^PI||Đặng^Khải^Quốc${pid}\r${relatives}PV1|1|N\r`),
      );
    const before = await kept();
    const mother = 'NK1|1|Trần^Mẫu^Thị|MTH^^HL70063||0404040404^PRN^CP\r';
    await change('', `${mother}NK1|2|Lê^Mẫu|EMC^^HL70063||""||C^^HL70131\r`);
    expect((await kept())?.telecom).toEqual(before?.telecom);
    expect((await kept())?.contact?.map(({ name, telecom }) => [name?.text, telecom?.[0]?.value])).toEqual([
      ['Lê Mẫu', undefined],
      ['Trần Thị Mẫu', '0404040404'],
    ]);
    await change('', mother);
    expect((await kept())?.contact).toHaveLength(1);
    await change('||||||||0402020202^PRN^CP~^NET^Internet^bn-000101@example.test');
    expect((await kept())?.telecom?.map(({ value }) => value)).toEqual([
      'bn-000101@example.test',
      '0402020202',
    ]);
    const query = `QPD|IHE PDQ Query|q-1|@PID.3.1^${number}~@PID.3.4.1^CCCD\rRCP|I\r`;
    const found = await ask(message('QBP^Q22^QBP_Q21', query));
    expect(found.raw('PID', 13)).toBe('0402020202^PRN^CP~^NET^Internet^bn-000101@example.test');
    expect(found.all('NK1')).toEqual([['NK1', '1', 'Trần^Mẫu^Thị', 'MTH^^HL70063', '', '0404040404^PRN^CP']]);
    await change('||||||||0402020202^PRN^CP');
    expect((await kept())?.telecom?.map(({ system }) => system)).toEqual(['phone']);
  });

  it('notes what is said of the insurance of a visit (A04, A08)', async () => {
    const in1 = (status: string, card = '') =>
      `IN1|1|BHYT|BHYT${'|'.repeat(33)}${card}${'|'.repeat(9)}${status}\r`;
    const said = async () => {
      const [visit] = await visits('k-1');
      return visit && labInsuranceOf(visit);
    };
    await ask(message('ADT^A04^ADT_A01', `${arrival('k-1')}${in1('TO-BE-CHECKED')}`));
    expect(await said()).toBe('to-be-checked');
    await ask(message('ADT^A08^ADT_A01', `${arrival('k-1')}${in1('NOT-COVERED 050', '""')}`));
    expect(await said()).toBe('not-covered');
    await ask(message('ADT^A08^ADT_A01', `${arrival('k-1')}${in1('CHECKED', 'GD1')}`));
    expect(await said()).toBe('covered');
    const other = await ask(message('ADT^A08^ADT_A01', `${arrival('k-2')}${in1('CHECKED', 'GD1')}`));
    expect([other.get('MSA-1'), other.get('ERR-3')]).toEqual(['AE', '204']);
  });

  it('finds persons by either number, and nobody else', async () => {
    const query = (criteria: string) =>
      ask(message('QBP^Q22^QBP_Q21', `QPD|IHE PDQ Query|q-1|${criteria}\rRCP|I\r`));
    const known = persona('covered');
    const found = await query(`@PID.3.1^${known.card.number}~@PID.3.4.1^CCCD`);
    expect([found.event, found.get('PID-3'), found.get('PID-5.1'), found.get('PID-13')]).toEqual([
      'RSP^K22',
      'bn-000101',
      'Đặng',
      '0401 010101',
    ]);
    expect((await query('@PID.3.1^bn-000101~@PID.3.4.1^BV')).get('QAK-2')).toBe('OK');
    expect((await query('@PID.3.1^bn-000101~@PID.3.4.1^CCCD')).get('QAK-2')).toBe('NF');
    expect((await query('@PID.5.1^Đặng')).get('QAK-2')).toBe('NF');
  });

  it('acknowledges a message again that it took, and does it again where the hospital is a new one', async () => {
    const text = message('ADT^A04^ADT_A01', arrival('k-1'), 'same');
    await ask(text);
    expect((await ask(text.replace('k-1', 'k-9').replace('rhm-1', 'rhm-2'))).get('MSA-1')).toBe('AA');
    expect(await visits('k-9')).toEqual([]);
    await his.reseed();
    await ask(text);
    expect(await visits('k-1')).toHaveLength(1);
  });

  it('answers one message after the other on one connection', async () => {
    const came = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(engine.port, '127.0.0.1', () => {
        const first = blockOf(message('ADT^A28^ADT_A05', PID, 'one'));
        socket.write(first.subarray(0, 50));
        socket.write(first.subarray(50));
      });
      socket.setEncoding('utf8');
      socket.on('data', (chunk) => {
        const before = text.split('\u001c').length;
        text += String(chunk);
        const count = text.split('\u001c').length - 1;
        if (before === 1 && count === 1) socket.write(blockOf(message('ADT^A28^ADT_A05', PID, 'two')));
        if (count === 2) socket.destroy();
      });
      socket.on('error', reject);
      socket.on('close', () => resolve(text));
    });
    expect(came.match(/MSA\|AA\|\w+/g)).toEqual(['MSA|AA|one', 'MSA|AA|two']);
  });
});

describe('faults', () => {
  const text = (): string => message('ADT^A04^ADT_A01', arrival('k-1'), 'f-1');

  it.each(['nonsense-html', 'cut-json', 'slow-drip'] as const)(
    '%s: no block comes back, and nothing is done',
    async (mode) => {
      await engine.setFault(mode);
      await expect(exchange(engine.port, text())).rejects.toThrow('closed without an answer');
      expect(await visits('k-1')).toEqual([]);
    },
  );

  it.each([
    ['wrong-resource', 'AA', 'ANOTHER-MESSAGE'],
    ['error-500', 'AE', 'f-1'],
    ['redirect', 'AR', 'f-1'],
    ['wrong-encoding', 'AA', 'f-1'],
  ] as const)('%s: %s of %s, and nothing is done', async (mode, code, id) => {
    await engine.setFault(mode);
    const answer = await ask(text());
    expect([answer.get('MSA-1'), answer.get('MSA-2')]).toEqual([code, id]);
    expect(await visits('k-1')).toEqual([]);
  });

  it('lose-answer: it is done and not answered, and questions are', async () => {
    await engine.setFault('lose-answer');
    await expect(exchange(engine.port, text())).rejects.toThrow('closed without an answer');
    expect(await visits('k-1')).toHaveLength(1);
    const found = await ask(message('QBP^ZV1^QBP_Q21', 'QPD|IHE PDQ Query|q-1|@PV1.50.1^k-1\rRCP|I\r'));
    expect(found.get('QAK-2')).toBe('OK');
  });

  it('down: nobody listens, and then again on the same port', async () => {
    await engine.setFault('down');
    await expect(exchange(engine.port, text())).rejects.toThrow('ECONNREFUSED');
    await engine.setFault('ok');
    expect((await ask(text())).get('MSA-1')).toBe('AA');
  });

  it('counts what came in, by kind', async () => {
    const before = engine.requests();
    await ask(message('ADT^A28^ADT_A05', PID));
    expect(engine.requests() - before).toBe(1);
    expect(engine.events().at(-1)).toBe('ADT^A28');
  });
});
