/** Committer of what somebody edits or merges on GitHub's own pages: https://github.com/web-flow. Who did is the author. */
export const WEB_FLOW = '19864447'
