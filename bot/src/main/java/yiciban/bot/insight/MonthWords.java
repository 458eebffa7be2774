package yiciban.bot.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** 月报的话: what the figures of a month say, a sentence each. */
final class MonthWords {

    private MonthWords() {}

    static List<String> of(Overview overview, LocalDate today) {
        var sentences = new ArrayList<String>();
        if (!overview.scope().period().last().isBefore(today)) {
            sentences.add("这个月还没有过完，下面是到现在为止的数字。");
        }
        Tally tally = overview.all().tally();
        if (tally.asked() == 0) {
            sentences.add("这个月还没有人提问。");
        } else {
            sentences.addAll(asked(tally));
        }
        sentences.add(waits(overview.all().waits()));
        sentences.add(onTime(overview.all().onTime()));
        sentences.add("有 %d 条已发布的内容，这个月一次也没用来回答。".formatted(overview.unasked().size()));
        return sentences;
    }

    private static List<String> asked(Tally tally) {
        String wrong = tally.answered() == 0
                ? "没有当场给出答案的，也就没有评价。"
                : "给出的答案里，群众觉得没用或不满意的 %d 次，占 %s。".formatted(tally.wrong(), Say.share(tally.wrong(), tally.answered()));
        return List.of(
                "群众一共问了 %d 次，打招呼和道谢不算。".formatted(tally.asked()),
                "当场给了答案和出处的 %d 次，占 %s。".formatted(tally.answered(), Say.share(tally.answered(), tally.asked())),
                "没有找到答案的 %d 次，占 %s。其余是反问、紧急提醒和不受理的。"
                        .formatted(tally.notFound(), Say.share(tally.notFound(), tally.asked())),
                wrong);
    }

    private static String waits(Waits waits) {
        return waits.count() == 0
                ? "这个月没有补上以前没答好的问题。"
                : "当时没答好、这个月补上答案的有 %d 次提问；从提问到有答案，一半不超过 %s，十个里九个不超过 %s。"
                        .formatted(waits.count(), Say.time(waits.median()), Say.time(waits.ninetieth()));
    }

    private static String onTime(OnTime onTime) {
        return onTime.due() == 0
                ? "这个月没有到期的问题。"
                : "这个月到期的问题有 %d 个，按期解决 %d 个，占 %s。"
                        .formatted(onTime.due(), onTime.kept(), Say.share(onTime.kept(), onTime.due()));
    }
}
