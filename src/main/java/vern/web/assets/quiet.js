// htmx notes the address of every page in the browser's storage. Pages here keep nothing there, so it finds none.
Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('not used here', 'SecurityError'); } });
