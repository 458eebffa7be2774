package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import yiciban.analysis.Normaliser;
import yiciban.catalog.Facet;

/** The choice that answers the bot's own question: by number, by its place in the list, or by a word of it; pure. */
final class Chosen {

    private static final Pattern ORDINAL =
            Pattern.compile("^(?:就|我|我要|我选|我想选|要|是)?(?:第|选|选第|选择|选择第)?([1-4一二三四两])(?:个|种|项|条|号)?(?:那个)?$");
    private static final Pattern FIRST =
            Pattern.compile("^(?:选|就|要)?(?:头一个|最前面那?个|最上面那?个|前面那?个|上面那?个|前者|对|对的|是的|是|没错)$");
    private static final Pattern LAST = Pattern.compile("^(?:选|就|要)?(?:最后一?个|最后面?那个|最下面那?个|后面那?个|下面那?个|后者)$");

    private final Wording wording;

    Chosen(Wording wording) {
        this.wording = wording;
    }

    /** The choice by its place in the list; before small talk, because 对 and 是的 answer a question, too. */
    Optional<String> byPlace(String bare, List<Exchange> history) {
        if (history.isEmpty()) {
            return Optional.empty();
        }
        Exchange last = history.getLast();
        List<Choice> choices = last.answer().choices();
        int number = number(Wording.politeless(bare), choices.size(), last.answer() instanceof Answer.Clarifying);
        return number >= 0 && number < choices.size()
                ? Optional.of(withFacets(choices.get(number), Set.of(), last))
                : Optional.empty();
    }

    /** The choice a word of the message points at, with what is asked of it; empty when it points at none or several. */
    Optional<String> in(String bare, List<Exchange> history) {
        if (history.isEmpty() || !(history.getLast().answer() instanceof Answer.Clarifying)) {
            return Optional.empty();
        }
        Exchange last = history.getLast();
        List<Choice> choices = last.answer().choices();
        Wording.Parts parts = wording.parts(bare);
        String residual = parts.residual();
        List<Choice> fitting = choices.stream()
                .filter(choice ->
                        !residual.isEmpty() && shares(wording.subject(Normaliser.bare(choice.label())), residual))
                .toList();
        return fitting.size() == 1
                ? Optional.of(withFacets(fitting.getFirst(), parts.facets(), last))
                : Optional.empty();
    }

    /** Index of the choice, -1 when the message names no place in the list. */
    private static int number(String message, int size, boolean asked) {
        Matcher ordinal = ORDINAL.matcher(message);
        if (ordinal.matches()) {
            String digit = ordinal.group(1);
            return digit.equals("两") ? 1 : "一二三四".contains(digit) ? "一二三四".indexOf(digit) : Integer.parseInt(digit) - 1;
        }
        if (asked && size > 0 && LAST.matcher(message).matches()) {
            return size - 1;
        }
        return asked && size > 0 && FIRST.matcher(message).matches() ? 0 : -1;
    }

    /** 补办要带什么, then 身份证: what was asked before asking back is still asked. */
    private String withFacets(Choice choice, Set<Facet> now, Exchange last) {
        Set<Facet> before = last.answer() instanceof Answer.Clarifying
                ? wording.parts(last.question().normalised()).facets()
                : Set.of();
        var asked = new ArrayList<String>(List.of(choice.question()));
        (now.isEmpty() ? before : now)
                .stream()
                        .filter(facet -> facet != Facet.STEPS)
                        .map(Facet::question)
                        .forEach(asked::add);
        return String.join(" ", asked);
    }

    private static boolean shares(String label, String residual) {
        return label.contains(residual) || (residual.length() <= 8 && !label.isEmpty() && residual.contains(label));
    }
}
