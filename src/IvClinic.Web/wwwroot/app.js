// A form that was sent and not answered is remembered in this tab, by its key and the words on its button: when the page is back
// it asks what became of it, and the screen says so.
const ivclinic = window.ivclinic = (() => {
    const name = 'ivclinic-sent';
    let page = null;
    const read = () => JSON.parse(sessionStorage.getItem(name) ?? '[]');
    const write = sent => sessionStorage.setItem(name, JSON.stringify(sent.slice(-5)));
    const take = () => { const sent = read(); write([]); return sent.map(({ key, what, kept }) => ({ key, what, kept })); };
    if (location.pathname === '/sign-in') sessionStorage.removeItem(name);
    document.addEventListener('submit', event => {
        const { key, place, what, kept } = event.target.dataset;
        if (key) write([...read().filter(each => each.place !== place), { key, place, what, kept: kept === 'true' }]);
    }, true);
    return {
        // The calendar of today opens where the day stands.
        toNow: () => { const now = document.querySelector('.time-grid-now'); if (now) now.closest('.time-grid-box').scrollTop = Math.max(0, now.offsetTop - 200); },
        show: frame => {
            if (!frame?.isConnected) return;
            frame.focus({ preventScroll: true });
            frame.scrollIntoView({ block: frame.offsetHeight > innerHeight * .6 ? 'start' : 'nearest' });
        },
        answered: place => write(read().filter(each => each.place !== place)),
        back: asking => { page = asking; return take(); },
        gone: () => { page = null; },
        // The answers that were waiting on the server come first.
        reconnected: () => setTimeout(() => { if (page && read().length > 0) page.invokeMethodAsync('Ask', take()); }, 1500),
    };
})();

// Starts the circuit and says when it is lost. While it is down nothing can be typed: what does not reach the server
// would look entered and be missing. When the server does not know the circuit any more, the page reloads by itself.
(() => {
    const modal = document.getElementById('components-reconnect-modal');
    if (!modal) return;
    // What was entered shortly before the connection went may have been lost on its way: the form would show one thing and the
    // server know another. What the form shows is told again before anybody can press on. To tell it twice does no harm.
    const entered = new Map();
    const withoutAnswerMs = 60000;
    function remember({ target }) {
        if (!target.closest?.('form.clinic-form') || target.type === 'file') return;
        const now = Date.now();
        for (const [field, at] of entered) if (now - at > withoutAnswerMs) entered.delete(field);
        entered.delete(target);
        entered.set(target, now);
    }
    document.addEventListener('input', remember, true);
    document.addEventListener('change', remember, true);
    function tellAgain() {
        for (const field of [...entered.keys()])
            if (field.isConnected && (field.type !== 'radio' || field.checked)) field.dispatchEvent(new Event('change', { bubbles: true }));
    }

    let wasLost = false;
    const watch = new MutationObserver(() => {
        const lost = ['components-reconnect-show', 'components-reconnect-failed', 'components-reconnect-rejected', 'is-unheard'].some(name => modal.classList.contains(name));
        if (wasLost && !lost) tellAgain();
        document.querySelectorAll('body > :not(#components-reconnect-modal):not(script)').forEach(part => { part.inert = lost; });
        if (modal.classList.contains('components-reconnect-rejected')) reloadWhenUp();
        if (wasLost && !lost) ivclinic.reconnected();
        wasLost = lost;
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

    // A network that goes silent closes no connection, and the circuit would notice after 20 s: the page asks for itself, so that
    // within 3 s nothing more can be typed. What was typed just before still arrives when the network is back.
    async function listen() {
        for (;;) {
            await new Promise(done => setTimeout(done, 1000));
            if (document.hidden) continue;
            let heard = false;
            try {
                heard = (await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(1500) })).ok;
            } catch { /* silence, or refused */ }
            modal.classList.toggle('is-unheard', !heard && !document.hidden);
        }
    }

    if (typeof Blazor !== 'undefined') {
        listen();
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

// Emergency cards stay readable without the server: the last ones that were loaded are kept in this page, and shown from
// the notice that the connection is lost. A service worker keeps the page of the cards itself where the browser allows one.
(() => {
    const modal = document.getElementById('components-reconnect-modal');
    const open = document.getElementById('emergency-open');
    const place = document.getElementById('emergency-kept');
    document.addEventListener('click', event => { if (event.target.closest?.('[data-print]')) print(); });
    if (document.querySelector('[data-print-now]')) addEventListener('load', () => print());
    if (location.pathname === '/sign-in' && 'caches' in window) caches.delete('emergency-cards').catch(() => { });
    if (!modal || !open || !place) return;
    if ('serviceWorker' in navigator && isSecureContext) navigator.serviceWorker.register('/emergency-worker.js').catch(() => { });

    let kept = null, at = 0;
    const isLost = () => ['components-reconnect-show', 'components-reconnect-failed', 'components-reconnect-rejected', 'is-unheard'].some(name => modal.classList.contains(name));
    async function keep() {
        const session = /^\/sessions\/([0-9a-f-]{36})$/.exec(location.pathname)?.[1];
        const wanted = session ? `/emergency?session=${session}&kept=true` : '/emergency';
        if (isLost() || document.hidden || !document.querySelector('.top .who') || (wanted === kept && Date.now() - at < 300000)) return;
        [kept, at] = [wanted, Date.now()];
        try {
            const answer = await fetch(wanted, { cache: 'no-store' });
            if (!answer.ok || answer.redirected) return;
            const cards = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('[data-emergency]');
            if (!cards) return;
            cards.querySelectorAll('.no-print').forEach(part => part.remove());
            place.replaceChildren(document.adoptNode(cards));
            open.hidden = false;
        } catch { /* the ones kept before stay */ }
    }
    setInterval(keep, 2000);
    open.addEventListener('click', () => {
        place.hidden = !place.hidden;
        open.textContent = place.hidden ? 'Emergency cards, as last loaded' : 'Close the emergency cards';
    });
})();

// The calendar: a quarter of an hour takes what is dragged onto it. Without this the browser never tells of the drop.
document.addEventListener('dragstart', event => { if (event.target.closest?.('.visit')) event.dataTransfer.setData('text/plain', ''); });
document.addEventListener('dragover', event => { if (event.target.closest?.('.time-grid-slot')) event.preventDefault(); });
