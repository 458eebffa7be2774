package yiciban.catalog;

import org.jspecify.annotations.Nullable;

/**
 * 来源: where an entry's facts come from.
 *
 * @param title what a citizen can look up: a law, a notice, a report
 * @param document document number such as 国办发〔2022〕32号, when there is one
 * @param url address of the text that was read, when there is one
 * @param note how the facts were checked, for staff only: 见 = seen, 待核 = recalled
 */
public record Provenance(
        String title, @Nullable String document, @Nullable String url, String note) {}
