package yiciban.bot.review;

import java.time.Instant;

/** 经过: one step of a gap, or a comment. */
record GapEvent(Instant at, String actor, String action, String remark) {

    static final String COMMENT = "备注";
}
