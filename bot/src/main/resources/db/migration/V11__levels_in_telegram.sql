-- 好差评 in Telegram: the level that a button says, 1 to 5; null for any other button. Whoever does not know it takes helpful.
alter table telegram_button add column level int;
