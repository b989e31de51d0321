const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Ctrl-C ends the story before its next step: what runs at that moment is let finish, so that no process stays behind.
 * When everything is closed, the signal takes its usual effect, and whoever started the demo sees it.
 */
export function onInterrupt(): { signal: AbortSignal; end(): void } {
  const controller = new AbortController()
  let received: NodeJS.Signals | undefined
  const stop = (signal: NodeJS.Signals) => {
    received = signal
    controller.abort(new Error('Interrupted.'))
  }
  for (const signal of SIGNALS) process.on(signal, stop)
  return {
    signal: controller.signal,
    end: () => {
      for (const signal of SIGNALS) process.off(signal, stop)
      if (received !== undefined) process.kill(process.pid, received)
    },
  }
}
