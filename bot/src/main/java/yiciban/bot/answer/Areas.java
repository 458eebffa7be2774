package yiciban.bot.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import yiciban.catalog.Area;

/** 适用地区 as staff write it: the name of a place of the {@link Gazetteer}, with what it lies in or without. */
public final class Areas {

    private static final class Read {
        private static final Areas ALL = new Areas(Gazetteer.read().areas());
    }

    /** By every way to write it, without blanks. */
    private final Map<String, List<Area>> byName = new HashMap<>();

    private Areas(List<Area> areas) {
        for (Area area : areas) {
            List<String> names = List.of(area.path().split(" ", -1));
            for (int from = 0; from < names.size(); from++) {
                byName.computeIfAbsent(String.join("", names.subList(from, names.size())), name -> new ArrayList<>())
                        .add(area);
            }
        }
    }

    /** Those of the gazetteer; read once. */
    public static Areas known() {
        return Read.ALL;
    }

    /** Places that a text may mean: 湛河区, 平顶山市湛河区, 河南省 平顶山市 湛河区; several have a common name, none is unknown. */
    public List<Area> named(String text) {
        return byName.getOrDefault(text.replaceAll("\\s", ""), List.of());
    }
}
