package yiciban.search;

import yiciban.catalog.EntryId;
import yiciban.passage.Passage;

/**
 * One unit that was found.
 *
 * @param unit an entry, or one sentence of a report
 * @param entry the entry it belongs to
 * @param passage the passage nearest to the question
 * @param score what it is ranked by; comparable within one search only
 * @param features why
 */
public record Hit(String unit, EntryId entry, Passage passage, double score, Features features) {}
