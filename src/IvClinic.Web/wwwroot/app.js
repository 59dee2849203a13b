// Starts the circuit and says when it is lost. While it is down nothing can be typed: what does not reach the server
// would look entered and be missing. When the server does not know the circuit any more, the page reloads by itself.
(() => {
    const modal = document.getElementById('components-reconnect-modal');
    if (!modal) return;
    const watch = new MutationObserver(() => {
        const lost = ['components-reconnect-show', 'components-reconnect-failed', 'components-reconnect-rejected'].some(name => modal.classList.contains(name));
        document.querySelectorAll('body > :not(#components-reconnect-modal):not(script)').forEach(part => { part.inert = lost; });
        if (modal.classList.contains('components-reconnect-rejected')) reloadWhenUp();
    });
    watch.observe(modal, { attributes: true, attributeFilter: ['class'] });

    let reloading = false;
    async function reloadWhenUp() {
        if (reloading) return;
        reloading = true;
        for (;;) {
            try {
                const answer = await fetch('/health/ready', { cache: 'no-store' });
                if (answer.ok) { location.reload(); return; }
            } catch { /* still down */ }
            await new Promise(done => setTimeout(done, 1000));
        }
    }

    if (typeof Blazor !== 'undefined') {
        Blazor.start({
            circuit: {
                reconnectionOptions: { maxRetries: 1000000, retryIntervalMilliseconds: 3000 },
                // The server gives up on a page it has not heard for 15 s: an idle page says every 5 s that it is there.
                configureSignalR: builder => {
                    builder.withServerTimeout?.(20000);
                    builder.withKeepAliveInterval?.(5000);
                },
            },
        });
    }
})();
