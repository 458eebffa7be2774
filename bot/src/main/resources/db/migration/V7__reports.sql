-- Reports look at a period of all turns.

create index turn_asked on turn (asked_at);
