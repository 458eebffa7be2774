package yiciban.bot.system;

/**
 * 退回的填写: what a member of staff asked for and cannot have as it stands; the sentence says what to do instead. Shown
 * beside the field of a form, or printed by the command line.
 */
public class RejectedInput extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Not about one field but about the whole. */
    public static final String WHOLE = "";

    private final String field;

    /**
     * @param field name of the form's field, or {@link #WHOLE}
     * @param sentence in Chinese, for people
     */
    public RejectedInput(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    public String field() {
        return field;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
