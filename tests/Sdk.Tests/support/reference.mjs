// docs/rpc.md, which a test of tests/Rpc.Tests writes from the actions themselves.
import { readFile } from 'node:fs/promises';

/**
 * Every action with what it takes and answers: objects that have members are told by these.
 * @returns {Promise<{ action: string, parameters: string[], fields: string[] }[]>}
 */
export async function readReference() {
  const text = await readFile(new URL('../../../docs/rpc.md', import.meta.url), 'utf8');
  return text.split(/^## /m).slice(1).map(section => {
    const action = section.slice(0, section.indexOf('\n'));
    // A list of texts with commas is one text to the SDK.
    const all = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(match => match[1]);
    const parameters = all.filter(name => !all.some(other => other.startsWith(`${name}.`)));
    const fields = [...section.matchAll(/^- (?:`([^`]+)`: )?(.*)$/gm)].flatMap(
      ([, list, names]) => [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => (list ? `${list}.${name}` : name)));
    return { action, parameters, fields };
  });
}
