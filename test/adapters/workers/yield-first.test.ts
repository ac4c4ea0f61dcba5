import { describe, expect, it } from 'vitest';
import { yieldFirst } from '../../../src/adapters/workers/yield-first.js';

describe('yieldFirst', () => {
  it('lets what waits already go first, and every question have its turn', async () => {
    const order: string[] = [];
    const ask = yieldFirst((question: string) => Promise.resolve(order.push(question)));
    setTimeout(() => order.push('what came before'), 0);
    const asked = Promise.all([ask('first'), ask('second')]);
    expect(order).toEqual([]);
    expect(await asked).toEqual([2, 3]);
    expect(order).toEqual(['what came before', 'first', 'second']);
  });

  it('hands a fault on', async () => {
    await expect(yieldFirst(() => Promise.reject(new Error('no')))(null)).rejects.toThrow('no');
  });
});
