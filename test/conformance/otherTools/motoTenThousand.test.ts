import { expect, test } from 'vitest';
import { FunctionList } from '../../../src/explorer/functionList';
import { findFunctions } from '../../../src/model/function/findFunctions';
import { connectionTo } from '../../aws/testConnection';
import { isSkippedWithout } from '../tools';
import { createMotoFunctions } from './motoFunctions';
import { startMoto } from './motoServer';

const count = 10_000;

/** moto knows no pages: it answers with all functions at once, however few were asked for. */
test.skipIf(isSkippedWithout('moto'))(
  'ten thousand functions are listed by name, and a few letters find one',
  async () => {
    const moto = await startMoto();
    const connection = connectionTo(moto.endpoint);
    try {
      await createMotoFunctions(moto.endpoint, 'eu-west-1', count);
      const list = new FunctionList(connection.directory);
      const { functions, paging } = await list.loadAll(new AbortController().signal);
      expect({ functions: functions.length, paging }).toEqual({ functions: count, paging: { kind: 'complete' } });
      expect([functions[0]?.name, functions.at(-1)?.name]).toEqual(['bulk-00001', 'bulk-10000']);
      expect(findFunctions(functions, { name: 'bk07315' }, () => undefined).map(({ name }) => name)).toEqual([
        'bulk-07315',
      ]);
    } finally {
      connection.dispose();
      moto.stop();
    }
  },
  300_000,
);
