package yiciban.bot.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import yiciban.bot.Findings;

/** One table: what was promised, what was seen. */
final class CrashReport {

    /** How a process ended. */
    record Ended(int code, Duration took) {}

    private record Line(String what, String promised, String seen, boolean held) {}

    private final Map<String, Integer> where = new TreeMap<>();
    private final List<Duration> healthy = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    void kill(String where) {
        this.where.merge(where, 1, Integer::sum);
    }

    void healthy(Duration after) {
        healthy.add(after);
    }

    void add(String what, String code, Ended ended, Duration limit) {
        boolean held = String.valueOf(ended.code()).equals(code) && ended.took().compareTo(limit) <= 0;
        lines.add(new Line(
                what,
                code + " within " + limit.toSeconds() + " s",
                ended.code() + " after " + seconds(ended.took()),
                held));
    }

    void put(String what, int promised, int seen) {
        lines.add(new Line(what, String.valueOf(promised), String.valueOf(seen), promised == seen));
    }

    void judged(CrashVerdict.Judged judged) {
        lines.add(new Line("questions asked", "", String.valueOf(judged.asked()), judged.asked() > 0));
        put("lost", 0, judged.lost());
        put("out of order", 0, judged.disorder());
        // As many chats as are written to at the kill can be in doubt; what is promised is promised to each citizen.
        lines.add(new Line(
                "answers that came twice, all citizens",
                "after " + judged.kills() + " kills, " + judged.ambiguous() + " silent posts",
                String.valueOf(judged.duplicates()),
                true));
        lines.add(new Line(
                "of these most for one citizen per kill", "1", String.valueOf(judged.worst()), judged.worst() <= 1));
    }

    void kept(CrashStaff.Kept kept) {
        lines.add(new Line("drafts of staff saved meanwhile", "", String.valueOf(kept.saved()), kept.saved() > 0));
        put("of these lost, or there twice", 0, kept.lost() + kept.twice());
    }

    void whole(boolean whole) {
        lines.add(new Line("database, index and audit log", "whole", whole ? "whole" : "not whole", whole));
    }

    void backlog(CrashBacklog.Drained drained, int all, Duration limit) {
        put("backlog answered", all, drained.answered());
        put("backlog out of order", 0, drained.disorder());
        lines.add(new Line(
                "backlog drained",
                "within " + limit.toMinutes() + " min",
                seconds(drained.took()),
                drained.took().compareTo(limit) < 0));
        lines.add(new Line(
                "newest question of 50 % / 95 % of chats",
                "", seconds(drained.half()) + " / " + seconds(drained.most()), true));
    }

    /** True when everything held. */
    boolean print(int kills, int seed) {
        healthy.sort(null);
        Duration slowest = healthy.isEmpty() ? Duration.ZERO : healthy.getLast();
        Duration median = healthy.isEmpty() ? Duration.ZERO : healthy.get(healthy.size() / 2);
        lines.addFirst(new Line(
                "well again after the start",
                "within 30 s",
                "median " + seconds(median) + ", slowest " + seconds(slowest),
                slowest.compareTo(Duration.ofSeconds(30)) <= 0));
        var findings = new Findings();
        lines.forEach(line -> findings.row(line.what(), line.promised(), line.seen(), line.held()));
        findings.shown("kills, seed " + seed, kills + " " + where);
        return findings.held();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }
}
