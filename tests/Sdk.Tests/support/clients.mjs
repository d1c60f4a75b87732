// The official SDKs, pointed at the service by their endpoint alone.
import OpenApi from '@alicloud/openapi-client';
import { $OpenApiUtil, OpenApiUtil } from '@alicloud/openapi-core';
import Pop from '@alicloud/pop-core';
import Vpc from '@alicloud/vpc20160428';
import { accessKey, address, endpoint } from './service.mjs';

export const VERSION = '2016-04-28';

/** The typed SDK: signs with ACS3-HMAC-SHA256, everything in the query. */
export function vpcClient(key = accessKey, more = {}) {
  return new Vpc.default(new $OpenApiUtil.Config({ ...credentials(key), endpoint, protocol: 'HTTP', ...more }));
}

/** The older SDK: signs with HMAC-SHA1, everything in the query or in a form. */
export function popClient(key = accessKey, at = address) {
  return new Pop({ ...credentials(key), endpoint: at, apiVersion: VERSION });
}

/**
 * The generic client of all products.
 * @returns {(action: string, query: object, form?: object) => Promise<object>} what asks for an action and answers its body
 */
export function genericClient(key = accessKey, more = {}) {
  const client = new OpenApi.default(new OpenApi.Config({ ...credentials(key), endpoint, protocol: 'HTTP', ...more }));
  return async (action, query, form) => {
    const params = new OpenApi.Params({
      action,
      version: VERSION,
      protocol: 'HTTP',
      method: 'POST',
      authType: 'AK',
      style: 'RPC',
      pathname: '/',
      reqBodyType: 'formData',
      bodyType: 'json',
    });
    const request = new OpenApi.OpenApiRequest({ query: OpenApiUtil.query(query), body: form });
    return (await client.callApi(params, request, {})).body;
  };
}

/** Makes the generic client sign as the RPC API always did, which Terraform's provider does. */
export const V2 = { signatureAlgorithm: 'v2' };

/** Every other way than the typed SDK in which the SDKs send a request, each as a function of an action and its parameters. */
export const ways = {
  'pop-core with GET': key => popCall(key, { method: 'GET' }),
  'pop-core with POST and a query': key => popCall(key, { method: 'post' }),
  'pop-core with a form': key => popCall(key, { method: 'POST' }),
  'openapi-client with a query, ACS3': key => genericClient(key),
  'openapi-client with a form, ACS3': key => inForm(genericClient(key)),
  'openapi-client with a query, signature v2': key => genericClient(key, V2),
  'openapi-client with a form, signature v2': key => inForm(genericClient(key, V2)),
};

function popCall(key, options) {
  const client = popClient(key);
  return (action, params) => client.request(action, params, { ...options });
}

function inForm(call) {
  return (action, params) => call(action, {}, params);
}

function credentials({ accessKeyId, accessKeySecret, securityToken }) {
  return { accessKeyId, accessKeySecret, ...(securityToken && { securityToken }) };
}
