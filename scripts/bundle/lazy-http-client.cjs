// Stands in for `@actions/http-client` and `undici` inside the bundles. The toolkit loads both whole when it is loaded
// itself, for a proxy that almost no runner has; that takes longer than everything else together, and Node has the same
// fetch built in. The real ones are a file of their own beside the bundle, opened when they are needed.
const real = () => require('./proxy.cjs')

const PROXY = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']
const hasProxy = () => PROXY.some(name => process.env[name])

const direct = { getAgent: () => undefined, getAgentDispatcher: () => undefined }

// Called with `new`: a constructor that returns an object gives that object. The GitHub client asks for agents only and
// passes nothing; whoever passes something wants to send requests with it.
exports.HttpClient = function HttpClient(...options) {
  return options.length > 0 || hasProxy() ? new (real().HttpClient)(...options) : direct
}

exports.fetch = (url, options) => (options?.dispatcher ? real().fetch(url, options) : globalThis.fetch(url, options))
