package yiciban.bot.webchat;

import java.util.List;
import java.util.stream.IntStream;

/** Text that would run in a browser that took it for more than text: every way out of a place with every way to run. */
public final class HostileText {

    /** Out of an element, an attribute, a text area, a title, a script, a comment, a list of choices, JSON in a script. */
    private static final List<String> OUT = List.of(
            "", "\">", "'>", "` ", "</textarea>", "</title>", "</script>", "-->", "]]>", "</option></select>", "\"}];");

    private static final List<String> RUN = List.of(
            "<script>window.ran=1</script>",
            "<ScRiPt src=data:text/javascript,window.ran=1></sCrIpT>",
            "<img src=x onerror=\"window.ran=1\">",
            "<svg/onload=window.ran=1>",
            "<iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
            "<details open ontoggle=window.ran=1>养犬</details>",
            "<input autofocus onfocus=window.ran=1>",
            "<a href=javascript:window.ran=1>养犬</a>",
            "<form hx-get=/ hx-trigger=load hx-on:htmx:load=window.ran=1>",
            "<style>@import'data:text/css,*{}'</style><b style=\"background:url(//127.0.0.1:9/)\" onclick=window.ran=1>养犬",
            "[[${7*7}]] [(${7*7})] __${7*7}__ *{7*7} #{x} @{/x} ~{x} {{7*7}} <th:block th:text=\"${7*7}\">");

    private HostileText() {}

    /** More than a hundred; of those with expressions none may come back as 49. */
    public static List<String> lines() {
        return OUT.stream()
                .flatMap(out -> RUN.stream().map(run -> "养犬" + out + run))
                .toList();
    }

    /** Where each costs a page of its own: every way to run, out of every other place. */
    public static List<String> everyOther() {
        List<String> lines = lines();
        return IntStream.iterate(0, at -> at < lines.size(), at -> at + 2)
                .mapToObj(lines::get)
                .toList();
    }
}
