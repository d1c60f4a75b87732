// What the SDK's models have, by the names on the wire.
import Vpc from '@alicloud/vpc20160428';

/** The parameters that the SDK sends for an action, the items of lists as `Tag.N`, members with a dot. */
export const sdkParameters = action => [...paths(Vpc[`${action}Request`], '.N')];

/** The fields that the SDK reads of an action's answer, lists with `[]`. */
export const sdkFields = action => [...paths(Vpc[`${action}ResponseBody`], '[]')];

// The leaves, and of requests the lists of objects too.
function* paths(model, listMark, prefix = '') {
  const [names, types] = [model.names(), model.types()];
  for (const [property, wireName] of Object.entries(names)) {
    const isList = types[property].type === 'array';
    const type = isList ? types[property].itemType : types[property];
    const path = prefix + wireName + (isList ? listMark : '');
    if (typeof type === 'function') yield* paths(type, listMark, `${path}.`);
    else yield path;
  }
}
