// Keeps the emergency cards that were opened last, for when there is no network. It touches nothing else: only the
// address of the cards and the style sheets they need, and the network goes first.
const CARDS = 'emergency-cards';
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', event => {
    const request = event.request;
    const address = new URL(request.url);
    if (request.method !== 'GET' || address.origin !== location.origin) return;
    const isCard = address.pathname === '/emergency' && request.mode === 'navigate';
    if (isCard) event.respondWith(card(request));
    else if (request.destination === 'style') event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
});

async function card(request) {
    try {
        const answer = await fetch(request);
        if (answer.ok && !answer.redirected) await (await caches.open(CARDS)).put(request, answer.clone());
        return answer;
    } catch {
        return (await caches.match(request)) ?? (await caches.match('/emergency')) ?? Response.error();
    }
}
