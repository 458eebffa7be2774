package yiciban.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** 分词: text to words; dictionary words stay whole, the rest is cut by smartcn's hidden Markov model. */
public final class Segmenter {

    private final Dictionary dictionary;
    private final ThreadLocal<HMMChineseTokenizer> tokenizer = ThreadLocal.withInitial(HMMChineseTokenizer::new);

    public Segmenter(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** Words of normalised text in order, punctuation left out. */
    public List<String> words(String normalised) {
        var words = new ArrayList<String>();
        int gap = 0;
        int at = 0;
        while (at < normalised.length()) {
            int length = dictionary.matchAt(normalised, at);
            if (length > 0) {
                cut(normalised.substring(gap, at), words);
                words.add(normalised.substring(at, at + length));
                at += length;
                gap = at;
            } else {
                at++;
            }
        }
        cut(normalised.substring(gap), words);
        return words;
    }

    private void cut(String text, List<String> words) {
        if (text.isBlank()) {
            return;
        }
        try (HMMChineseTokenizer stream = tokenizer.get()) {
            stream.setReader(new StringReader(text));
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String word = term.toString();
                if (Character.isLetterOrDigit(word.codePointAt(0))) {
                    words.add(word);
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }
}
