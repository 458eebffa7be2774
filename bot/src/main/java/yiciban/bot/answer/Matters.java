package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Two matters in one message: asked one after the other, or held against each other; pure. */
final class Matters {

    /** More than these are a letter. */
    private static final int MOST = 3;

    private static final Pattern END = Pattern.compile("[?？;；。!！\\n]+|[,，](?=还有|另外|再问|顺便|再就是|对了)|(?<=[吗呢不])[,， ]+");
    private static final Pattern COMPARED =
            Pattern.compile("区别|有啥不同|什么不同|有何不同|不一样|差别|差在哪|一样吗|一样不|一样么|一回事|一码事|两样|是不是一个|同一个");
    private static final Pattern BETWEEN = Pattern.compile("(.{2,14}?)(?:和|跟|与|同|还是|、|比起|比)(.{2,30})");

    private final Wording wording;
    private final Titles titles;
    private final Families families;

    Matters(Wording wording, Titles titles, Families families) {
        this.wording = wording;
        this.titles = titles;
        this.families = families;
    }

    /** The questions of a message that each ask something of a matter of their own; empty when it is one question. */
    List<String> asked(String text) {
        var byName = new LinkedHashMap<String, String>();
        for (String clause : END.split(text, -1)) {
            Optional<String> name = name(clause);
            if (name.isEmpty()) {
                continue;
            }
            if (wording.parts(clause).facets().isEmpty() || byName.containsKey(name.get())) {
                return List.of();
            }
            byName.put(name.get(), clause.strip());
        }
        return byName.size() < 2 || byName.size() > MOST ? List.of() : List.copyOf(byName.values());
    }

    /** The two names a question holds against each other; empty when it does not. */
    List<String> compared(String text) {
        Matcher between = BETWEEN.matcher(text);
        if (!COMPARED.matcher(text).find() || !between.find()) {
            return List.of();
        }
        var names = new ArrayList<String>();
        name(between.group(1)).ifPresent(names::add);
        name(between.group(2)).ifPresent(names::add);
        return names.stream().distinct().count() == 2 ? names : List.of();
    }

    private Optional<String> name(String text) {
        return families.nameIn(text).or(() -> titles.shortNameIn(text));
    }
}
