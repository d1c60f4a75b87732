// All tests against one service. Each file may also be run by itself: node tests/Sdk.Tests/listing.test.mjs
import './access-keys.test.mjs';
import './attributes.test.mjs';
import './batch-and-modes.test.mjs';
import './client-token.test.mjs';
import './clients.test.mjs';
import './eip-life.test.mjs';
import './listing.test.mjs';
import './names.test.mjs';
import './nat-gateway.test.mjs';
import './readme.test.mjs';
import './refusals.test.mjs';
import './segments.test.mjs';
import './terraform.test.mjs';
