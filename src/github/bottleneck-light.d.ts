/** The build of Bottleneck without Redis, the one that Octokit's throttling plugin uses; it ships without types. */
declare module 'bottleneck/light.js' {
  export { default } from 'bottleneck'
}
