import type { NativeConnection } from '@temporalio/worker';
import { searchAttributes } from '@tendril/contract';

const keyword = 2; // INDEXED_VALUE_TYPE_KEYWORD

/**
 * Whether runs may be started with our search attributes: they are there, or we may register them. A cluster that
 * allows neither is no reason not to start, since nothing but an operator's search in Temporal rests on them.
 */
export async function ensureSearchAttributes(connection: NativeConnection, namespace: string): Promise<boolean> {
  try {
    const names = Object.values(searchAttributes);
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = names.filter((name) => customAttributes?.[name] === undefined);
    if (missing.length === 0) return true;
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map((name) => [name, keyword])),
    });
    return true;
  } catch {
    return false;
  }
}
