// Comfort on top of a page that works without it.
(() => {
  'use strict';

  const root = document.documentElement;
  const size = document.getElementById('size');
  const print = document.getElementById('print');

  const remember = (value) => {
    try { localStorage.setItem('yiciban.size', value); } catch { /* switched off: nothing is remembered */ }
  };
  const show = () => {
    size.textContent = '大字';
    size.setAttribute('aria-pressed', String(root.classList.contains('large')));
  };
  const toggle = (event) => {
    event.preventDefault();
    remember(root.classList.toggle('large') ? 'large' : 'normal');
    if (location.search.includes('size=')) {
      history.replaceState(history.state, '', location.pathname);
    }
    show();
  };
  size.setAttribute('role', 'button');
  size.addEventListener('click', toggle);
  size.addEventListener('keydown', (event) => { if (event.key === ' ') { toggle(event); } });
  if (location.search.includes('size=large')) {
    remember('large');
  }
  show();

  print.hidden = false;
  print.addEventListener('click', () => window.print());
})();
