package yiciban.analysis;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** 词典: words that stay whole whatever the segmenter thinks of them; the longest match wins. */
public final class Dictionary {

    /** No dictionary word may be longer; longer titles are phrases, not words. In characters. */
    public static final int LONGEST = 10;

    private static final class Node {
        private final Map<Character, Node> next = new HashMap<>();
        private boolean word;
    }

    private final Node root = new Node();
    private final Set<String> words = new HashSet<>();

    public Dictionary(Collection<String> words) {
        for (String word : words) {
            String normal = Normaliser.bare(word);
            if (normal.length() >= 2 && normal.length() <= LONGEST) {
                this.words.add(normal);
                add(normal);
            }
        }
    }

    private void add(String word) {
        Node node = root;
        for (int i = 0; i < word.length(); i++) {
            node = node.next.computeIfAbsent(word.charAt(i), ignored -> new Node());
        }
        node.word = true;
    }

    /** Every word, in its bare form. */
    Set<String> words() {
        return words;
    }

    /** Length in characters of the longest word that starts at {@code from}, 0 when none does. */
    int matchAt(CharSequence text, int from) {
        Node node = root;
        int longest = 0;
        for (int i = from; i < text.length(); i++) {
            node = node.next.get(text.charAt(i));
            if (node == null) {
                break;
            }
            if (node.word) {
                longest = i - from + 1;
            }
        }
        return longest;
    }
}
