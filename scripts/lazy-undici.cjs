// Stands in for `undici` inside the bundles. The toolkit loads it whole for its fetch and its proxy agent, which takes
// as long as everything else together; Node has the same fetch built in, and almost no runner has a proxy. The real one
// is a file of its own beside the bundle, opened only when a proxy is set.
const real = () => require('./undici.cjs')

exports.fetch = (url, options) => (options?.dispatcher ? real().fetch(url, options) : globalThis.fetch(url, options))

// Called with `new`: a constructor that returns an object gives that object.
exports.ProxyAgent = function ProxyAgent(options) {
  return new (real().ProxyAgent)(options)
}
