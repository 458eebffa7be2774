package yiciban.bot.load;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yiciban.bot.RunningProgram;
import yiciban.bot.staff.Clerk;

/** What an editor and a reviewer do in the console of the running program while citizens ask. */
final class StaffAtWork {

    private static final String PASSWORD = "Seven-herons-by-the-Sha1";
    private static final String IMPORTS = "/staff/imports";
    private static final String PUBLICATIONS = "/staff/publications";
    private static final Pattern DRAFT = Pattern.compile("faq-[0-9]{3,}");

    private final Clerk editor;
    private final Clerk reviewer;
    private int written;

    private StaffAtWork(Clerk editor, Clerk reviewer) {
        this.editor = editor;
        this.reviewer = reviewer;
    }

    static StaffAtWork at(RunningProgram program) throws IOException, InterruptedException {
        program.addStaff("li", "EDITOR");
        program.addStaff("chen", "REVIEWER");
        return new StaffAtWork(
                Clerk.signedIn(program.port(), "li", PASSWORD), Clerk.signedIn(program.port(), "chen", PASSWORD));
    }

    /** Writes one FAQ, submits and approves it, and tries it out; returns the trial's page, once it is finished. */
    String tried() throws InterruptedException {
        written++;
        String question = "龙门书院第%d间自习室几点关门".formatted(written);
        imported("question,answer,source\r\n%s？,晚上九点。,馆务公告\r\n".formatted(question));
        String entry = named(question);
        editor.fill("/staff/entries/" + entry, "/staff/entries/" + entry + "/submit", Map.of());
        String version = value(reviewer.get("/staff/entries/" + entry).body(), "version");
        reviewer.fill("/staff/entries/" + entry, "/staff/entries/" + entry + "/approve", Map.of("version", version));
        String trial = Clerk.location(reviewer.fill(PUBLICATIONS, "/staff/trials", Map.of("entries", entry)));
        while (!reviewer.get(trial).body().contains("个回答会变")) {
            Thread.sleep(500);
        }
        return trial;
    }

    /** Puts what was tried before citizens: when this returns, they read it. */
    void publish(String trial) {
        done(reviewer.fill(trial, trial + "/publish", Map.of("note", "演练", "override", "演练")));
    }

    /** Takes the last publication back. */
    void rollBack() {
        done(reviewer.fill(PUBLICATIONS, PUBLICATIONS + "/rollback", Map.of("reason", "演练")));
    }

    /** A table of so many new FAQs, read, shown and written. */
    void importMany(int rows) throws InterruptedException {
        var csv = new StringBuilder("question,answer,source\r\n");
        for (int row = 1; row <= rows; row++) {
            csv.append("第%d号摊位的租金怎么交？,到市场管理处第%d号窗口交。,市场公告\r\n".formatted(row, row));
        }
        imported(csv.toString());
    }

    private void imported(String csv) throws InterruptedException {
        String plan = Clerk.location(editor.upload(IMPORTS, IMPORTS, "演练.csv", csv.getBytes(StandardCharsets.UTF_8)));
        while (!editor.get(plan).body().contains("写成草稿")) {
            Thread.sleep(500);
        }
        String writing = Clerk.location(editor.fill(plan, plan, Map.of("seen", editor.hidden(plan, "seen"))));
        while (writing.equals(plan) && editor.get(plan).body().contains("正在写成草稿")) {
            Thread.sleep(500);
        }
    }

    private String named(String question) {
        String list = editor.get("/staff/entries?words=" + URLEncoder.encode(question, StandardCharsets.UTF_8))
                .body();
        Matcher entry = DRAFT.matcher(list);
        if (!entry.find()) {
            throw new IllegalStateException("the draft is not in the list: " + question);
        }
        return entry.group();
    }

    private static String value(String page, String field) {
        Matcher value =
                Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(page);
        if (!value.find()) {
            throw new IllegalStateException("no field " + field);
        }
        return value.group(1);
    }

    private static void done(HttpResponse<String> reply) {
        if (reply.statusCode() != 302) {
            throw new IllegalStateException(reply.statusCode() + ": " + reply.body());
        }
    }
}
