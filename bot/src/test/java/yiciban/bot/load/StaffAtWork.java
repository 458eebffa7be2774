package yiciban.bot.load;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import yiciban.bot.RunningProgram;
import yiciban.bot.staff.Clerk;

/** What an editor and a reviewer do in the console of the running program while citizens ask. */
public final class StaffAtWork {

    private static final String IMPORTS = "/staff/imports";
    private static final String PUBLICATIONS = "/staff/publications";
    private static final Pattern INPUT = Pattern.compile("<input[^>]* name=\"([a-z_]+)\" value=\"([^\"]*)\"");
    private static final Pattern TEXT = Pattern.compile("<textarea[^>]* name=\"([a-z_]+)\"[^>]*>([^<]*)<");
    private static final int OK = 200;
    private static final Pattern DRAFT = Pattern.compile("faq-[0-9]{3,}");

    private final Clerk editor;
    private final Clerk reviewer;
    private int written;

    private StaffAtWork(Clerk editor, Clerk reviewer) {
        this.editor = editor;
        this.reviewer = reviewer;
    }

    static StaffAtWork at(RunningProgram program) throws IOException, InterruptedException {
        add(program);
        return of(program);
    }

    /** Their accounts; the program need not run. */
    public static void add(RunningProgram program) throws IOException, InterruptedException {
        program.addStaff("li", "EDITOR");
        program.addStaff("chen", "REVIEWER");
    }

    /** Those who have accounts. */
    public static StaffAtWork of(RunningProgram program) {
        return new StaffAtWork(
                Clerk.signedIn(program.port(), "li", RunningProgram.PASSWORD),
                Clerk.signedIn(program.port(), "chen", RunningProgram.PASSWORD));
    }

    /** The same two, with the same logins, at another node. */
    StaffAtWork on(RunningProgram node) {
        return new StaffAtWork(editor.at(node.port()), reviewer.at(node.port()));
    }

    /** Whether both are let into the console. */
    boolean signedIn() {
        return editor.get("/staff/entries").statusCode() == OK
                && reviewer.get("/staff/entries").statusCode() == OK;
    }

    /** Writes one FAQ, submits and approves it, and tries it out; returns the trial's page, once it is finished. */
    String tried() throws InterruptedException {
        written++;
        String entry = drafted("龙门书院第%d间自习室几点关门".formatted(written), "晚上九点。");
        submit(entry);
        return tried(List.of(entry));
    }

    /** Writes a FAQ; returns the draft's id. */
    String drafted(String question, String answer) throws InterruptedException {
        imported("question,answer,source\r\n%s？,%s,馆务公告\r\n".formatted(question, answer));
        return named(question);
    }

    void submit(String entry) {
        done(editor.fill("/staff/entries/" + entry, "/staff/entries/" + entry + "/submit", Map.of()));
    }

    /** Changes the answer of a FAQ in its form and submits it. */
    public void edit(String entry, String answer) {
        String form = "/staff/entries/" + entry + "/edit";
        var fields = new LinkedHashMap<String, String>();
        String page = editor.get(form).body();
        Stream.of(INPUT, TEXT)
                .forEach(box -> box.matcher(page)
                        .results()
                        .forEach(found ->
                                fields.put(found.group(1), found.group(2).strip())));
        fields.remove("_csrf");
        fields.put("answer", answer);
        fields.put("then", "submit");
        done(editor.fill(form, "/staff/entries/" + entry, fields));
    }

    /** Approves what was submitted and tries it out; returns the trial's page, once it is finished. */
    public String tried(List<String> entries) throws InterruptedException {
        var chosen = new ArrayList<String>();
        for (String entry : entries) {
            String page = "/staff/entries/" + entry;
            done(reviewer.fill(
                    page,
                    page + "/approve",
                    Map.of("version", value(reviewer.get(page).body(), "version"))));
            chosen.addAll(List.of("entries", entry));
        }
        String trial = Clerk.location(reviewer.fill(PUBLICATIONS, "/staff/trials", chosen.toArray(String[]::new)));
        while (!reviewer.get(trial).body().contains("个回答会变")) {
            Thread.sleep(500);
        }
        return trial;
    }

    /** Puts what was tried before citizens: when this returns, they read it. */
    public void publish(String trial) {
        done(reviewer.fill(trial, trial + "/publish", Map.of("note", "演练", "override", "演练")));
    }

    /** Takes the last publication back. */
    public void rollBack() {
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
