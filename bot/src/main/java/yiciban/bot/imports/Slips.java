package yiciban.bot.imports;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import yiciban.bot.imports.ReadReport.Slip;
import yiciban.catalog.Section;

/** 地名疑误: names of other places as long as the region's own that differ from it in one character; reported, never mended. */
final class Slips {

    /** Characters written for each other by hand, by eye and by ear; the region's may be among them. */
    private static final List<String> ALIKE = List.of("湛堪谌甚椹戡", "河何诃珂", "江红缸", "汝如", "郏夹陕", "叶页", "卫围", "宝保", "舞午");

    private final Region region;

    Slips(Region region) {
        this.region = region;
    }

    List<Slip> in(List<Section> sections) {
        var slips = new ArrayList<Slip>();
        for (Section section : sections) {
            for (Section.Sentence sentence : section.sentences()) {
                for (String written : written(sentence.text())) {
                    slips.add(new Slip(
                            section.number(), section.chapter(), sentence.text(), written, region.shortName()));
                }
            }
        }
        return slips;
    }

    private Set<String> written(String text) {
        String own = region.shortName();
        var found = new LinkedHashSet<String>();
        for (int at = 0; at + own.length() <= text.length(); at++) {
            String piece = text.substring(at, at + own.length());
            if (!piece.equals(own)
                    && !region.above().contains(piece)
                    && isLike(own, piece)
                    && !insideOwnName(text, at)) {
                found.add(piece);
            }
        }
        return found;
    }

    /** One character in the same place differs, and what comes out is a place or looks like the region. */
    private boolean isLike(String own, String piece) {
        int different = -1;
        for (int i = 0; i < own.length(); i++) {
            if (own.charAt(i) != piece.charAt(i)) {
                if (different >= 0) {
                    return false;
                }
                different = i;
            }
        }
        return isPlace(piece) || areAlike(own.charAt(different), piece.charAt(different));
    }

    private boolean isPlace(String piece) {
        return region.places().contains(piece)
                || List.of("市", "县", "区").stream()
                        .anyMatch(end -> region.places().contains(piece + end));
    }

    private static boolean areAlike(char one, char other) {
        return ALIKE.stream().anyMatch(group -> group.indexOf(one) >= 0 && group.indexOf(other) >= 0);
    }

    /** A part of a name above the region: 山河 in 平顶山河. */
    private boolean insideOwnName(String text, int at) {
        return region.above().stream().anyMatch(name -> {
            int from = text.indexOf(name, Math.max(0, at - name.length() + 1));
            return from >= 0 && from < at + region.shortName().length() && from + name.length() > at;
        });
    }
}
