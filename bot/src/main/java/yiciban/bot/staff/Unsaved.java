package yiciban.bot.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 还没保存: what somebody typed for minutes and sent when the login had ended meanwhile. The page that says so holds it, so that it can
 * be sent once more after the next login.
 *
 * @param path where it was sent
 */
record Unsaved(String path, List<Box> fields) {

    /** What stands in one of the form's fields. */
    record Box(String name, String text) {}

    /** The login ended before it was sent. */
    static final String SIGNED_OUT = "登录已结束，还没有保存。请<a href=\"/staff/login\" target=\"_blank\">在新窗口登录</a>，再回到这里按“保存”。";

    /** Somebody signed in again in another window; the form is of the login before. */
    static final String SIGNED_IN_AGAIN = "重新登录以后，打开着的这一页不再自动保存。请按“保存”。";

    /** Where long texts are typed; no password is. */
    private static final Pattern TYPED = Pattern.compile("/staff/(entries|words|gaps)/.+");

    private static final String TOKEN = "_csrf";

    /**
     * What a request wanted to save; empty when nothing was typed, and when it may be another site's.
     *
     * @param ours whether the request's token shows that it came from a page of ours
     */
    static Optional<Unsaved> of(HttpServletRequest request, boolean ours) {
        String type = String.valueOf(request.getContentType());
        if (!request.getMethod().equals("POST")
                || !TYPED.matcher(request.getRequestURI()).matches()
                || !type.startsWith("application/x-www-form-urlencoded")
                || !(ours || "same-origin".equals(request.getHeader("Sec-Fetch-Site")))) {
            return Optional.empty();
        }
        var fields = new ArrayList<Box>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(TOKEN)) {
                Arrays.stream(values).forEach(text -> fields.add(new Box(name, text)));
            }
        });
        return fields.isEmpty() ? Optional.empty() : Optional.of(new Unsaved(request.getRequestURI(), fields));
    }

    /** Says so in the middle of a page that stays as it is: htmx shows what comes with 401 (frame.html). */
    static void say(HttpServletResponse response, String sentence) throws IOException {
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream()
                .write(("<span class=\"unsaved\">" + sentence + "</span>").getBytes(StandardCharsets.UTF_8));
    }

    void keep(HttpServletRequest request) {
        request.setAttribute(Unsaved.class.getName(), this);
    }

    /** What was kept in this request. */
    static Optional<Unsaved> kept(HttpServletRequest request) {
        return Optional.ofNullable((Unsaved) request.getAttribute(Unsaved.class.getName()));
    }
}
