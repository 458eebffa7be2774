package yiciban.evaluation;

/** One text of a corpus under evaluation; the title may be empty. */
public record Text(String id, String title, String text) {}
