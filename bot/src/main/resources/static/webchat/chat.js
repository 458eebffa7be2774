// Comfort on top of forms that work without it.
(() => {
  'use strict';

  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const log = byId('log');
  const ask = byId('ask');
  const question = byId('question');
  const pending = byId('pending');
  const trouble = byId('trouble');

  const storage = {
    get(key) {
      try { return localStorage.getItem('yiciban.' + key); } catch { return null; }
    },
    set(key, value) {
      try { localStorage.setItem('yiciban.' + key, value); } catch { /* switched off: nothing is remembered */ }
    },
    remove(key) {
      try { localStorage.removeItem('yiciban.' + key); } catch { /* nothing was remembered */ }
    },
  };

  // crypto.randomUUID exists only behind https.
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');

  const isQuestion = (form) => form.matches && form.matches('form.ask, form.choice');

  // 大字
  const size = byId('size');
  const showSize = () => {
    const large = root.classList.contains('large');
    size.textContent = '大字';
    size.setAttribute('aria-pressed', String(large));
    document.querySelectorAll('input[name=size]').forEach((field) => { field.disabled = !large; });
  };
  size.setAttribute('role', 'button');
  const toggleSize = (event) => {
    event.preventDefault();
    storage.set('size', root.classList.toggle('large') ? 'large' : 'normal');
    if (location.search.includes('size=')) {
      history.replaceState(history.state, '', location.pathname);
    }
    showSize();
  };
  size.addEventListener('click', toggleSize);
  size.addEventListener('keydown', (event) => { if (event.key === ' ') { toggleSize(event); } });
  if (location.search.includes('size=large')) {
    storage.set('size', 'large');
  }
  showSize();

  // 继续上次的对话
  const remember = () => {
    if (log.lastElementChild) {
      storage.set('conversation', log.dataset.conversation);
    }
  };
  const last = storage.get('conversation');
  if (!log.lastElementChild && /^[A-Za-z0-9_-]{22,100}$/.test(last || '')) {
    byId('again-link').href = '/chat/' + last;
    byId('again').hidden = false;
    fetch('/api/v1/conversations/' + last + '/replies?after=1000000')
      .then((response) => (response.ok ? response.json() : {}))
      .then((replies) => {
        if ((replies.later || []).some((reply) => !reply.seen)) {
          byId('again-link').textContent = '继续上次的对话，您等的答案来了';
        }
      })
      .catch(() => { /* the link is there all the same */ });
    byId('forget').addEventListener('click', () => {
      storage.remove('conversation');
      byId('again').hidden = true;
      question.focus();
    });
  }
  remember();

  // Enter sends, Shift+Enter breaks the line; the Enter that picks a word in an input method does neither.
  question.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      ask.requestSubmit();
    }
  });

  const settle = () => {
    pending.hidden = true;
    log.removeAttribute('aria-busy');
  };

  document.body.addEventListener('htmx:beforeRequest', (event) => {
    const form = event.detail.elt;
    if (!isQuestion(form)) { return; }
    trouble.hidden = true;
    form.dataset.sent = form.elements.text.value;
    pending.querySelector('.asked').textContent = form.dataset.sent;
    pending.hidden = false;
    log.setAttribute('aria-busy', 'true');
    if (form === ask) { ask.reset(); }
    const starters = document.querySelector('.starters');
    if (starters && !starters.contains(form)) { starters.open = false; }
    pending.scrollIntoView({ block: 'end' });
  });

  document.body.addEventListener('htmx:afterRequest', (event) => {
    const form = event.detail.elt;
    if (!isQuestion(form)) {
      if (!event.detail.successful) { say('没有记下来，请稍后再点一次。'); }
      return;
    }
    settle();
    if (event.detail.successful) {
      // Only now: what is sent again after a lost reply must be known as the same message.
      form.elements.message.value = newId();
    } else {
      if (form === ask && !question.value) { question.value = form.dataset.sent; }
      say(event.detail.xhr.status === 503
        ? '现在问的人很多，请稍候几秒再发一次。您的问题还在。'
        : '没有发出去，可能是网络不好。您的问题还在，请再发一次。');
    }
    if (form === ask) { question.focus({ preventScroll: true }); }
  });

  document.body.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target !== log) { return; }
    const added = log.lastElementChild;
    remember();
    showSize();
    const starters = document.querySelector('.starters');
    if (starters) { starters.open = false; }
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    added.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
  });

  function say(text) {
    trouble.textContent = text;
    trouble.hidden = false;
    trouble.scrollIntoView({ block: 'nearest' });
  }

  // After a reload the last answer is what one wants to see.
  if (!location.hash && log.lastElementChild) {
    (byId('news') || log.lastElementChild).scrollIntoView({ block: 'start' });
  }
})();
