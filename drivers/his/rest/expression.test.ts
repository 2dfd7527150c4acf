import { describe, expect, it } from 'vitest';
import { type Bindings, compileExpression } from './expression.ts';

const bindings: Bindings = { sexCode: (sex: unknown) => (sex === 'male' ? 1 : 2), hospital: 'BV Mẫu' };

const BOUNDS = { timeout: 200, stack: 1_000, sequence: 1_000 };

const resultOf = async (text: string, input: object = {}, bounds?: typeof BOUNDS): Promise<unknown> => {
  const compiled = await compileExpression(text, bindings, bounds);
  if (!compiled.ok) throw new Error(compiled.detail);
  const found = await compiled.value.evaluate(input);
  // jsonata's lists carry marks of its own.
  return JSON.parse(JSON.stringify(found));
};

describe('an expression', () => {
  it.each([
    ['name', { name: 'An' }, 'An'],
    ['$sexCode(sex)', { sex: 'male' }, 1],
    ['$hospital & "!"', {}, 'BV Mẫu!'],
    ['price ?? 7', {}, 7],
    ['($x := 2; $f := function($y) { $x * $y }; $f(21))', {}, 42],
    ['list#$i.(n * $i)', { list: [{ n: 5 }, { n: 6 }] }, [0, 6]],
    ['list@$one.($one.n)', { list: [{ n: 5 }] }, 5],
  ])('%s', async (text, input, value) =>
    expect(await resultOf(text, input)).toMatchObject({ ok: true, value }),
  );

  it.each([
    ['a +', 'end of expression'],
    ['{"a": }', '}'],
    ['$sexCod(sex)', 'nothing is called $sexCod'],
    ['$map(list, function($v) { $w })', 'nothing is called $w'],
    ['$toString(1)', 'nothing is called $toString'],
    ['$eval(text)', 'nothing is called $eval'],
  ])('%s is refused when it is compiled', async (text, why) => {
    const refused = await compileExpression(text, bindings);
    expect(refused).toMatchObject({ ok: false, error: 'syntax' });
    expect(refused.ok ? '' : refused.detail).toContain(why);
  });

  it.each([
    ['that never ends', '($f := function() { $f() }; $f())', 'D1012'],
    ['that nests for ever', '($f := function($n) { 1 + $f($n + 1) }; $f(1))', 'D1011'],
    ['whose lists are too long', '[1..2000].(1)', 'D2015'],
  ])('%s is ended', async (_, text, code) => {
    const ended = await resultOf(text, {}, BOUNDS);
    expect(ended).toMatchObject({ ok: false, error: 'expression' });
    expect(JSON.stringify(ended)).toContain(code);
  });

  it('tells what went wrong and where, and nothing of the data', async () => {
    const failed = await resultOf('$number(phone)', { phone: 'không chín một hai' });
    expect(failed).toMatchObject({ ok: false, error: 'expression' });
    expect(JSON.stringify(failed)).toContain('D3030');
    expect(JSON.stringify(failed)).not.toContain('chín');
  });
});
