package yiciban.bot.answer;

import yiciban.search.Hits;
import yiciban.search.PassageIndex;
import yiciban.search.Query;

/** 本地检索: what the office is asked is looked for in what holds at home, never in another place's entries. */
record HomeSearch(PassageIndex index) {

    Hits hits(String normalised, int limit) {
        return index.search(new Query(normalised, limit, Gazetteer.HOME));
    }
}
