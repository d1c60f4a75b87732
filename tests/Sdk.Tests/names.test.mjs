// Every action takes and answers what the SDK's models say, by the names on the wire; nothing here is sent.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { leftOutFields, leftOutParameters } from './support/left-out.mjs';
import { readReference } from './support/reference.mjs';
import { sdkFields, sdkParameters } from './support/sdk-models.mjs';

const actions = (await readReference()).map(({ action, parameters, fields }) => ({
  action,
  parameters: compare(action, parameters, sdkParameters(action), leftOutParameters),
  // The reference says of all actions at once that they answer a RequestId.
  fields: compare(action, ['RequestId', ...fields], sdkFields(action), leftOutFields),
}));

function compare(action, ours, theirs, leftOut) {
  const lacking = theirs.filter(name => !ours.includes(name));
  const reasonsFor = name => [name, `${action} ${name}`].filter(reason => reason in leftOut);
  return {
    compared: theirs.length,
    unknown: ours.filter(name => !theirs.includes(name)),
    missing: lacking.filter(name => reasonsFor(name).length === 0),
    excused: lacking.flatMap(reasonsFor),
  };
}

describe('The names of the SDK', () => {
  for (const { action, parameters, fields } of actions) {
    test(`${action} takes what the SDK sends, and answers what it reads`, () => {
      assert.ok(parameters.compared > 0 && fields.compared > 0);
      for (const [what, { unknown, missing }] of Object.entries({ parameters, fields })) {
        assert.deepEqual(unknown, [], `The SDK does not know these ${what} of ${action}.`);
        assert.deepEqual(missing, [], `${action} lacks these ${what}, and support/left-out.mjs does not say why.`);
      }
    });
  }

  test('What is left out is left out: no reason is there that nothing needs', () => {
    assert.ok(actions.length > 20, `docs/rpc.md is read as ${actions.length} actions.`);
    for (const [leftOut, part] of [[leftOutParameters, 'parameters'], [leftOutFields, 'fields']]) {
      const needed = new Set(actions.flatMap(one => one[part].excused));
      assert.deepEqual(Object.keys(leftOut).filter(name => !needed.has(name)), []);
    }
  });
});
