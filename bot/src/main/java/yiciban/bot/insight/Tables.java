package yiciban.bot.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import yiciban.bot.conversation.Level;
import yiciban.bot.imports.Table;

/** 各表: an overview as tables; the page, the files and the month on paper show the same. */
final class Tables {

    /** Entries named that nobody asks for; the note says how many there are. */
    static final int UNASKED = 100;

    private static final List<String> LINE = List.of(
            "提问",
            "有答案",
            "有答案占比",
            "没有找到",
            "没有找到占比",
            "答后不满意",
            "不满意占比",
            "后来答上",
            "多久答上（中位）",
            "多久答上（九成）",
            "到期",
            "按期解决",
            "按期占比");

    /** Columns at the end that are about deadlines. */
    private static final int OF_DEADLINES = 3;

    /** 提问 and 有答案 in a table of lines. */
    private static final List<Integer> ASKED_AND_ANSWERED = List.of(1, 2);

    private Tables() {}

    static List<Shown> of(Overview overview) {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown(summary(overview), List.of()));
        shown.addAll(details(overview));
        return shown;
    }

    static List<Shown> details(Overview overview) {
        return List.of(
                lines("按周", "一周从星期一算起；头尾两周只算期间里的日子。", "星期一", overview.weeks(), ASKED_AND_ANSWERED),
                lines("按部门", "答案归哪个部门，就算哪个部门的；没有答案的，算“没答好的问题”里分到的部门。", "部门", overview.offices(), ASKED_AND_ANSWERED),
                new Shown(channels(overview.channels()), ASKED_AND_ANSWERED),
                lines("问得最多的条目", "答案主要来自哪一条，最多列 %d 条。".formatted(Cut.ENTRY.most), "条目", overview.entries(), List.of()),
                new Shown(outcomes(overview.outcomes()), List.of(1)),
                new Shown(levels(overview.levels()), List.of(1)),
                new Shown(often(overview.often()), List.of()),
                new Shown(unasked(overview.unasked()), List.of()));
    }

    private static Table summary(Overview overview) {
        Scope scope = overview.scope();
        Tally tally = overview.all().tally();
        Waits waits = overview.all().waits();
        OnTime onTime = overview.all().onTime();
        return new Table(
                "总览",
                "下面各表都只算这个范围。",
                List.of("看什么", "数字", "怎么算的"),
                List.of(
                        List.of("期间", scope.period().text(), "头尾两天都算"),
                        List.of("渠道", scope.channel().isEmpty() ? "全部" : Via.label(scope.channel()), "群众从哪里问的"),
                        List.of("部门", scope.office().isEmpty() ? "全部" : scope.office(), "答案归哪个部门"),
                        List.of("提问", count(tally.asked()), "群众问了多少次，打招呼和道谢不算"),
                        List.of("有答案", Say.shareOf(tally.answered(), tally.asked()), "当场给了答案和出处的，占全部提问"),
                        List.of("没有找到", Say.shareOf(tally.notFound(), tally.asked()), "回答“没有找到”的，占全部提问"),
                        List.of("答后不满意", Say.shareOf(tally.wrong(), tally.answered()), "群众按了“没用”，或评了不满意、非常不满意的，占有答案的"),
                        List.of("后来答上", count(waits.count()), "当时没答好、在这段时间里有了答案的提问"),
                        List.of("多久答上（中位）", Say.time(waits.median()), "后来答上的，一半不超过这么久，从提问算起"),
                        List.of("多久答上（九成）", Say.time(waits.ninetieth()), "后来答上的，十个里九个不超过这么久"),
                        List.of("按期解决", Say.shareOf(onTime.kept(), onTime.due()), "期限在这段时间里的问题，期限当天或之前解决的")));
    }

    private static Shown lines(String title, String note, String first, List<Line> lines, List<Integer> charted) {
        var columns = new ArrayList<>(List.of(first));
        columns.addAll(LINE);
        return new Shown(
                new Table(title, note, columns, lines.stream().map(Tables::row).toList()), charted);
    }

    private static List<String> row(Line line) {
        Tally tally = line.tally();
        Waits waits = line.waits();
        OnTime onTime = line.onTime();
        return List.of(
                line.label().isEmpty() ? "还不知道" : line.label(),
                count(tally.asked()),
                count(tally.answered()),
                Say.share(tally.answered(), tally.asked()),
                count(tally.notFound()),
                Say.share(tally.notFound(), tally.asked()),
                count(tally.wrong()),
                Say.share(tally.wrong(), tally.answered()),
                count(waits.count()),
                Say.time(waits.median()),
                Say.time(waits.ninetieth()),
                count(onTime.due()),
                count(onTime.kept()),
                Say.share(onTime.kept(), onTime.due()));
    }

    /** Without the columns of deadlines: a gap is asked on several channels. */
    private static Table channels(List<Line> lines) {
        var columns = new ArrayList<>(List.of("渠道"));
        columns.addAll(LINE.subList(0, LINE.size() - OF_DEADLINES));
        return new Table(
                "按渠道",
                "群众从哪里问的。",
                columns,
                lines.stream()
                        .map(line -> new Line(Via.label(line.label()), line.tally(), line.waits(), line.onTime()))
                        .map(line -> row(line).subList(0, columns.size()))
                        .toList());
    }

    private static Table outcomes(Map<String, Integer> outcomes) {
        int all = sum(outcomes);
        return new Table(
                "怎么答的",
                "每次提问只算一种。",
                List.of("结果", "提问", "占比"),
                outcomes.entrySet().stream()
                        .map(one -> List.of(
                                Say.outcome(one.getKey()), count(one.getValue()), Say.share(one.getValue(), all)))
                        .toList());
    }

    private static Table levels(Map<String, Integer> levels) {
        int all = sum(levels);
        return new Table(
                "好差评",
                "群众给回答评的五个等次，没评的不算。",
                List.of("等次", "次数", "占比"),
                Arrays.stream(Level.values())
                        .map(level -> {
                            int rated = levels.getOrDefault(String.valueOf(level.number()), 0);
                            return List.of(level.label(), count(rated), Say.share(rated, all));
                        })
                        .toList());
    }

    private static Table often(List<Often> often) {
        return new Table(
                "问得最多的问题",
                "字句一样的算一个问题，只列问过两次以上的。",
                List.of("问题", "提问", "有答案"),
                often.stream()
                        .map(one -> List.of(one.question(), count(one.asked()), count(one.answered())))
                        .toList());
    }

    private static Table unasked(List<Unasked> unasked) {
        return new Table(
                "没人问的条目",
                "这段时间里一次也没用来回答的条目，一共 %d 条，最多列 %d 条。".formatted(unasked.size(), UNASKED),
                List.of("条目", "部门"),
                unasked.stream()
                        .limit(UNASKED)
                        .map(one -> List.of(one.title(), one.office()))
                        .toList());
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String count(int number) {
        return String.valueOf(number);
    }
}
