// What the bundles need behind a proxy only.
export { HttpClient } from '@actions/http-client'
export { fetch } from 'undici'
