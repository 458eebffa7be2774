// In the head and not deferred: large letters must be there before the first line is drawn.
(() => {
  'use strict';
  try {
    if (localStorage.getItem('yiciban.size') === 'large') {
      document.documentElement.classList.add('large');
    }
  } catch {
    // Storage is switched off: the link still works.
  }
})();
