import { setTimeout as pause } from 'node:timers/promises';

const LIMIT_MS = 20_000;
const INTERVAL_MS = 40;

/**
 * Asks until the answer will do.
 * @param {string} what what is waited for, for who reads that it did not come
 * @param {() => Promise<T>} ask
 * @param {(answer: T) => boolean} willDo
 * @param {{ intervalMs?: number }} [options] how long to wait before the next time
 * @returns {Promise<T>} the answer that did
 * @template T
 */
export async function until(what, ask, willDo, { intervalMs = INTERVAL_MS } = {}) {
  const end = Date.now() + LIMIT_MS;
  for (;;) {
    const answer = await ask();
    if (willDo(answer)) return answer;
    if (Date.now() > end) throw new Error(`Waited ${LIMIT_MS / 1000} s for ${what}; the last answer was ${JSON.stringify(answer)}`);
    await pause(intervalMs);
  }
}
