package yiciban.bot.knowledge;

import java.io.StringReader;
import java.util.List;
import yiciban.analysis.Normaliser;
import yiciban.analysis.Synonyms;
import yiciban.bot.system.RejectedInput;
import yiciban.config.OfficeFile;

/** 词表: the lists that staff keep for all entries, filed beside them: words, and questions whose right answer is known. */
final class WordLists {

    static final String SYNONYMS = "words-synonyms";
    static final String DICTIONARY = "words-dictionary";
    static final String GOLDEN = "words-golden";
    static final List<String> ALL = List.of(SYNONYMS, DICTIONARY, GOLDEN);

    /** A word of the dictionary is shorter. In characters. */
    private static final int WORD = 20;

    /** A list that is longer slows every question down. In characters. */
    private static final int LIST = 100_000;

    private WordLists() {}

    static String title(String entry) {
        return switch (entry) {
            case SYNONYMS -> "同义词和不能混的词";
            case GOLDEN -> "标准问题";
            default -> "词典";
        };
    }

    /** The list that came with the program. */
    static String shipped(String entry) {
        return OfficeFile.text(entry.replaceFirst("^words-", "") + ".txt");
    }

    /** @throws RejectedInput naming the line that cannot be read */
    static String checked(String entry, String text) {
        String list = text.replace("\r\n", "\n").strip() + "\n";
        if (list.length() > LIST) {
            throw new RejectedInput("text", "词表最多 %,d 个字。".formatted(LIST));
        }
        if (entry.equals(GOLDEN)) {
            GoldenLines.read(list);
            return list;
        }
        if (entry.equals(SYNONYMS)) {
            try {
                Synonyms.read(new StringReader(list));
            } catch (IllegalArgumentException e) {
                throw new RejectedInput(
                        "text",
                        "第 %s 行看不懂：请写成“正式说法 = 俗称, 俗称”，或“一个词 != 另一个词”。"
                                .formatted(lineOf(String.valueOf(e.getMessage()))));
            }
            return list;
        }
        int number = 0;
        for (String line : list.lines().toList()) {
            number++;
            String word = Normaliser.visible(line).replaceFirst("#.*", "").strip();
            if (word.length() > WORD || word.contains(" ") || word.contains(",")) {
                throw new RejectedInput("text", "第 %d 行：一行一个词，最多 %d 个字。".formatted(number, WORD));
            }
        }
        return list;
    }

    private static String lineOf(String message) {
        return message.replaceFirst("^[^:]*:(\\d+):.*", "$1");
    }
}
