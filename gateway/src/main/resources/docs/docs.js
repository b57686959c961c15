// Shows openapi.json, and lets visitors try it on this gateway.
'use strict';

// The document's example of an Idempotency-Key: who leaves it there gets a new key with each try.
const ANY_KEY = 'a-new-key-for-each-purchase';

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return 'docs-' + Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}

const ui = SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  validatorUrl: null,
  requestInterceptor: request => {
    if (request.headers['Idempotency-Key'] === ANY_KEY) {
      request.headers['Idempotency-Key'] = newKey();
    }
    return request;
  },
  onComplete: () => {
    // only the demo publishes keys
    for (const key of document.querySelectorAll('meta[name="acquit-key"]')) {
      ui.preauthorizeApiKey(key.dataset.scheme, key.content);
    }
  },
});
