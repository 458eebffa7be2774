package yiciban.search;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/** A field whose terms are given, not cut from text: analysis is ours and happens once. */
final class TermsField extends Field {

    private static final FieldType TYPE = new FieldType();

    static {
        TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        TYPE.setTokenized(true);
        TYPE.freeze();
    }

    TermsField(String name, List<String> terms) {
        super(name, new Stream(terms), TYPE);
    }

    private static final class Stream extends TokenStream {
        private final List<String> terms;
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private Iterator<String> rest;

        private Stream(List<String> terms) {
            this.terms = terms;
            this.rest = terms.iterator();
        }

        @Override
        public void reset() {
            rest = terms.iterator();
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!rest.hasNext()) {
                return false;
            }
            term.append(rest.next());
            return true;
        }
    }
}
